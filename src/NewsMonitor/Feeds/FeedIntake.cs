using Microsoft.Extensions.Options;

namespace NewsMonitor.Feeds;

/// <summary>
/// Takes what a visit found: new entries into the inbox first, the feed's state last. Stopped anywhere in between, the next poll does it again,
/// and the inbox keeps one of each.
/// </summary>
public sealed class FeedIntake(IFeedStates states, IInbox inbox, PipelineMeter meter, IOptions<PollingOptions> options, TimeProvider clock)
{
    private readonly PollingOptions options = options.Value;

    /// <summary>Writes nothing when nothing changed.</summary>
    public async Task<Taken> TakeAsync(Feed feed, FeedState before, Visit visit, CancellationToken cancellationToken)
    {
        if (visit.Document is not { } document)
        {
            if (visit.State != before)
                await states.SaveAsync(visit.State, null, cancellationToken);
            return new(visit.State, 0, 0, 0);
        }

        var seen = await states.LoadSeenAsync(feed.Id, cancellationToken);
        var entries = NewEntries.In(document, feed, before, seen, clock.GetUtcNow(), options);
        var added = 0;
        foreach (var item in entries.Items)
        {
            if (await inbox.AddAsync(item, cancellationToken))
                added++;
        }

        meter.Count(Stage.New, added);
        var after = StateAfter(visit.State, before, document, entries);
        var remembers = entries.Seen.SameAs(seen) ? null : entries.Seen;
        if (remembers is not null || IsWorthSaving(after, before))
            await states.SaveAsync(after, remembers, cancellationToken);
        return new(after, entries.Found, entries.Updated, entries.Waiting);
    }

    private FeedState StateAfter(FeedState state, FeedState before, FeedDocument document, NewEntries entries)
    {
        var (interval, reason) = PollSchedule.IntervalOf(before, state.Gap, document.Entries.Count, entries.Found);
        return state with
        {
            Interval = interval,
            IntervalReason = reason,
            Taken = before.Taken + entries.Found,
            LastNew = entries.Found > 0 ? clock.GetUtcNow() : before.LastNew,
            Baselining = before.Baselining && entries.Waiting > 0,
            // What waits is asked for again, so the server must not be told that we have it.
            Validators = entries.Waiting > 0 ? null : state.Validators,
            BodyHash = entries.Waiting > 0 ? null : state.BodyHash,
        };
    }

    // A document that differs from the last in its build date alone is forgotten: its hash would be stale by the next poll.
    private static bool IsWorthSaving(FeedState after, FeedState before) =>
        after with { BodyHash = before.BodyHash, Stated = before.Stated, Newest = before.Newest } != before;
}

/// <summary>What a visit brought: the state as it stands now, and how many entries were new, changed, or left for the next poll.</summary>
public sealed record Taken(FeedState State, int Found, int Updated, int Waiting);
