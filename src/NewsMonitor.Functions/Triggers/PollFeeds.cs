using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Feeds;

namespace NewsMonitor.Functions.Triggers;

public sealed class PollFeeds(FeedPoller poller)
{
    [Function(nameof(PollFeeds))]
    public Task RunAsync([TimerTrigger("%PollSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        poller.PollAsync(PollScope.Due, cancellationToken);
}
