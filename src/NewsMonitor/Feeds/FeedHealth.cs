using System.Globalization;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>How a feed fares, in words: "no news" must never look like "no data".</summary>
public sealed record FeedHealth(Feed Feed, FeedStatus Status, string Sentence)
{
    /// <summary>Since when it has been like this, where that is known.</summary>
    public DateTimeOffset? Since { get; init; }
    public int Entries { get; init; }
    public DateTimeOffset? Newest { get; init; }
    public DateTimeOffset? LastPolled { get; init; }

    /// <summary>When it last could be read, changed or not.</summary>
    public DateTimeOffset? LastGood { get; init; }
    public DateTimeOffset? Due { get; init; }
    public string DueBecause { get; init; } = "";
    public FeedIllness? Illness { get; init; }

    /// <summary>When something new last came.</summary>
    public DateTimeOffset? LastNew { get; init; }

    /// <summary>Mean time between its entries: its habit.</summary>
    public TimeSpan? Gap { get; init; }

    /// <summary>Entries taken since it was first polled.</summary>
    public long Taken { get; init; }
    public Traffic Traffic { get; init; }

    /// <summary>Odd, yet readable: what was mended, where it moved.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public bool IsIll => Status is FeedStatus.Failing or FeedStatus.Blocked or FeedStatus.Stopped;

    public static FeedHealth Of(Feed feed, FeedState? state, PollTime time, DateTimeOffset now)
    {
        var (status, since, sentence) = StatusOf(state, time, now);
        return new(feed, status, sentence)
        {
            Since = since,
            Entries = state?.Entries ?? 0,
            Newest = state?.Newest,
            LastPolled = time.Last,
            LastGood = time.LastGood,
            Due = time.Due,
            DueBecause = InWords(time.Reason),
            Illness = state?.Illness,
            LastNew = state?.LastNew,
            Gap = state?.Gap,
            Taken = state?.Taken ?? 0,
            Traffic = time.Traffic,
            Remarks = [.. RemarksOn(state)],
        };
    }

    public static string InWords(DueReason reason) => reason switch
    {
        DueReason.NeverPolled => "not polled yet",
        DueReason.NoRhythm => "shows no rhythm yet",
        DueReason.Rhythm => "half the gap between its entries",
        DueReason.MostlyNew => "nearly all was new last time",
        DueReason.Quiet => "nothing new for a while",
        DueReason.CacheControl => "the server's Cache-Control",
        DueReason.TimeToLive => "the feed's ttl",
        DueReason.UpdatePeriod => "the feed's sy:updatePeriod",
        DueReason.Shortest => "no sooner is polite",
        DueReason.Longest => "no later is useful",
        DueReason.Backlog => "more entries wait",
        DueReason.Failure => "backing off after a failure",
        DueReason.RetryAfter => "the host asked for time (Retry-After)",
        DueReason.Stopped => "stopped: the server says it is gone for good",
        DueReason.SkipHours => "the feed's skipHours or skipDays",
        DueReason.Fallback => "its second address is tried next",
        _ => "the server ignores validators",
    };

    private static (FeedStatus Status, DateTimeOffset? Since, string Sentence) StatusOf(FeedState? state, PollTime time, DateTimeOffset now)
    {
        if (state is null)
            return (FeedStatus.NotYetPolled, null, "Not polled yet.");
        if (time.Reason == DueReason.Stopped)
            return (FeedStatus.Stopped, state.Illness?.Since, "Gone for good (410): no longer asked.");
        if (state.Illness is { } illness)
        {
            var blocked = illness.Kind is FailureKind.BotChallenge or FailureKind.Forbidden or FailureKind.RateLimited;
            return (blocked ? FeedStatus.Blocked : FeedStatus.Failing, illness.Since, illness.Reason);
        }

        if (state.LastNew is { } last && now - last > SilentAfter(state))
            return (FeedStatus.Silent, last, string.Create(CultureInfo.InvariantCulture, $"Nothing new since {last:yyyy-MM-dd}."));
        return state.Entries == 0 ? (FeedStatus.Silent, null, "Readable, and empty.") : (FeedStatus.Well, null, "Well.");
    }

    // Six times its usual gap, and no less than three days: a weekly column is not silent on a Thursday.
    private static TimeSpan SilentAfter(FeedState state) =>
        state.Gap * 6 is { } usual && usual > TimeSpan.FromDays(3) ? usual : TimeSpan.FromDays(3);

    private static IEnumerable<string> RemarksOn(FeedState? state)
    {
        if (state?.Mended is { } mended)
            yield return mended;
        if (state?.Adopted is { } adopted)
            yield return $"Moved to {adopted}.";
        if (state?.MovedTo is { } moved)
            yield return $"Redirects permanently to {moved} since {state.MovedSince:yyyy-MM-dd}.";
        if (state?.OnFallback == true)
            yield return "Read from its second address.";
        if (state?.IgnoreValidators == true)
            yield return "Answers \"not modified\" when it is not true, so it is always read in full.";
    }
}

public enum FeedStatus
{
    NotYetPolled,
    Well,
    Silent,
    Failing,
    Blocked,
    Stopped,
}
