using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Digests;

namespace NewsMonitor.Functions.Triggers;

public sealed class SweepDigests(DigestClock clock)
{
    [Function(nameof(SweepDigests))]
    public Task RunAsync([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        clock.SweepAsync(cancellationToken);
}
