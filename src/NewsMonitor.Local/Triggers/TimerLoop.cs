using Cronos;
using Microsoft.Extensions.Logging;

namespace NewsMonitor.Local.Triggers;

/// <summary>A timer trigger: six-field NCRONTAB in UTC, one run at a time, one at the start for what was missed. A failed run waits for the next tick.</summary>
internal sealed class TimerLoop(string name, CronExpression schedule, Func<CancellationToken, Task> run, TimeProvider clock, ILogger logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await run(cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.TimerFailed(failure, name);
            }

            var now = clock.GetUtcNow();
            var next = schedule.GetNextOccurrence(now, TimeZoneInfo.Utc) ?? now.AddMinutes(1);
            await Task.Delay(next - now, clock, cancellationToken);
        }
    }
}
