using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>One feed's turn in a cycle, from its host's leave to its next due time. Whatever goes wrong stays with this feed.</summary>
public sealed class FeedTurn(
    FeedVisitor visitor, FeedIntake intake, HostHolds hosts, IOptions<PollingOptions> options, TimeProvider clock, ILogger<FeedTurn> logger)
{
    public Uri AddressOf(Feed feed, FeedState? state, PollTime time) => visitor.AddressOf(feed, state ?? FeedState.New(feed), time);

    /// <param name="permits">What the whole cycle may have under way at once; taken last, so that a feed that waits for its host holds none.</param>
    /// <param name="waiting">Ends the wait for a turn when the cycle's time is over, and nothing that has begun.</param>
    public async Task<FeedReport> TakeAsync(
        Feed feed, FeedState? known, PollTime time, SemaphoreSlim permits, CancellationToken waiting, CancellationToken cancellationToken)
    {
        var state = known ?? FeedState.New(feed);
        var url = visitor.AddressOf(feed, state, time);
        if (hosts.HeldUntil(url) is { } held)
            return Postponed(feed, time, held);
        try
        {
            using var turn = await hosts.EnterAsync(url, waiting);
            await permits.WaitAsync(waiting);
            try
            {
                // It may have asked for quiet while this feed waited.
                if (hosts.HeldUntil(url) is { } heldNow)
                    return Postponed(feed, time, heldNow);
                turn.Begin();
                return await AskAsync(feed, state, time, cancellationToken);
            }
            finally
            {
                permits.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(feed, PollOutcome.Postponed, time);
        }
    }

    private async Task<FeedReport> AskAsync(Feed feed, FeedState state, PollTime time, CancellationToken cancellationToken)
    {
        try
        {
            var visit = await visitor.VisitAsync(feed, state, time, cancellationToken);
            time = time with { Traffic = time.Traffic.With(visit.Answer) };
            var taken = await intake.TakeAsync(feed, state, visit, cancellationToken);
            return visit.Failure is { } failure
                ? await FailedAsync(feed, visit, failure, time, cancellationToken)
                : Succeeded(feed, visit, taken, time);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Ours, not the feed's: storage, or a fault in the reading. The other feeds go on, and this one is read again in full.
            logger.TurnBroke(feed.Url, e);
            var failure = new Failure(FailureKind.Other, e.Message);
            return new(feed, PollOutcome.Broke, PollSchedule.AfterFailure(time, failure, clock.GetUtcNow())) { Failure = failure };
        }
    }

    private FeedReport Succeeded(Feed feed, Visit visit, Taken taken, PollTime time)
    {
        var foundNew = taken.Found + taken.Updated > 0;
        var next = PollSchedule.AfterSuccess(time, taken.State, foundNew, taken.Waiting > 0, visit.Full, clock.GetUtcNow(), options.Value);
        if (foundNew)
            logger.FoundNew(taken.Found, taken.Updated, feed.Title, taken.Waiting);
        return new(feed, visit.Document is null ? PollOutcome.Unchanged : PollOutcome.Read, next)
        {
            New = taken.Found, Updated = taken.Updated, Waiting = taken.Waiting,
        };
    }

    private async Task<FeedReport> FailedAsync(Feed feed, Visit visit, Failure failure, PollTime time, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await hosts.HeedAsync(visit.Asked, failure, cancellationToken);
        if (time.Strikes == 0)
            logger.FeedFellIll(feed.Title, failure.Reason);

        var next = visit.State.OnFallback ? PollSchedule.BeforeFallback(time, failure, now) : PollSchedule.AfterFailure(time, failure, now);
        return new(feed, PollOutcome.Failed, next) { Failure = failure };
    }

    private static FeedReport Postponed(Feed feed, PollTime time, DateTimeOffset until) =>
        new(feed, PollOutcome.Postponed, PollSchedule.Postponed(time, until));
}
