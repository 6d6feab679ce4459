using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Feeds;

/// <summary>One poll cycle: every feed that is due gets its turn, new entries reach the inbox, and the times of all are written down at the end.</summary>
public sealed class FeedPoller(
    IFeedCatalogue catalogue, IFeedStates states, FeedTurn turn, HostHolds hosts, PipelineMeter meter, IOptions<PollingOptions> options, TimeProvider clock,
    ILogger<FeedPoller> logger)
{
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(10);

    /// <summary>Throws when nothing could be polled for a reason of our own; a feed's failure is in the report.</summary>
    public async Task<PollReport> PollAsync(PollScope scope, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var feeds = await catalogue.LoadAsync(cancellationToken);
        var book = await states.LoadBookAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = feeds.DistinctBy(feed => feed.Id).Where(feed => scope == PollScope.All || book.Of(feed).IsDue(now)).ToList();
        if (due.Count == 0)
            return new([], clock.GetElapsedTime(started)) { Watched = feeds.Count };

        var known = await states.LoadAsync(cancellationToken);
        await hosts.LoadAsync(due.Select(feed => turn.AddressOf(feed, known.GetValueOrDefault(feed.Id), book.Of(feed))), cancellationToken);
        book.Keep(feeds.Select(feed => feed.Id).ToHashSet());
        FeedReport[] reports;
        try
        {
            reports = await TakeTurnsAsync(due, known, book, scope, cancellationToken);
        }
        finally
        {
            // Also when the host shuts down in the middle: what was asked must not be asked again at once.
            using var last = new CancellationTokenSource(LastWrite, clock);
            await states.SaveBookAsync(book, last.Token);
        }

        var report = new PollReport(reports, clock.GetElapsedTime(started)) { Watched = feeds.Count };
        Tell(report);
        return report;
    }

    private async Task<FeedReport[]> TakeTurnsAsync(
        List<Feed> due, IReadOnlyDictionary<string, FeedState> known, PollBook book, PollScope scope, CancellationToken cancellationToken)
    {
        using var permits = new SemaphoreSlim(options.Value.Concurrency);
        using var budget = new CancellationTokenSource(scope == PollScope.All ? Timeout.InfiniteTimeSpan : options.Value.CycleBudget, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);

        // Longest overdue first: who had to wait in the last cycle does not wait in this one too.
        return await Task.WhenAll(due.OrderBy(feed => book.Of(feed).Due).Select(async feed =>
        {
            var report = await turn.TakeAsync(feed, known.GetValueOrDefault(feed.Id), book.Of(feed), permits, waiting.Token, cancellationToken);
            book.Put(report.Time);
            return report;
        }));
    }

    private void Tell(PollReport report)
    {
        meter.Count(Stage.Polled, report.Polled);
        meter.Count(Stage.FeedFailed, report.Failed);
        logger.CycleDone(report.Polled, report.Unchanged, report.New, report.Updated, report.Failed, report.Postponed, report.Took.TotalSeconds);
        var broke = report.Feeds.Where(feed => feed.Outcome == PollOutcome.Broke).ToList();
        if (broke.Count > 0 && broke.Count == report.Polled)
            throw new InvalidOperationException($"None of {broke.Count} feeds could be polled: {broke[0].Failure?.Reason}");
    }
}
