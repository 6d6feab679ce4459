using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>Which feeds a cycle asks: those that are due, or all of them.</summary>
public enum PollScope
{
    Due,
    All,
}

/// <summary>What one poll cycle did.</summary>
public sealed record PollReport(IReadOnlyList<FeedReport> Feeds, TimeSpan Took)
{
    /// <summary>Feeds that the catalogue names, due or not.</summary>
    public int Watched { get; init; }

    public int Polled => Feeds.Count(feed => feed.Outcome is not PollOutcome.Postponed);
    public int Unchanged => Feeds.Count(feed => feed.Outcome is PollOutcome.Unchanged);
    public int Failed => Feeds.Count(feed => feed.Outcome is PollOutcome.Failed or PollOutcome.Broke);
    public int Postponed => Feeds.Count(feed => feed.Outcome is PollOutcome.Postponed);
    public int New => Feeds.Sum(feed => feed.New);
    public int Updated => Feeds.Sum(feed => feed.Updated);

    /// <summary>Entries left for the next poll of their feed.</summary>
    public int Waiting => Feeds.Sum(feed => feed.Waiting);
}

/// <summary>What one feed's turn came to.</summary>
public sealed record FeedReport(Feed Feed, PollOutcome Outcome, PollTime Time)
{
    public int New { get; init; }
    public int Updated { get; init; }
    public int Waiting { get; init; }
    public Failure? Failure { get; init; }
}

public enum PollOutcome
{
    /// <summary>A document came and was read.</summary>
    Read,

    /// <summary>Nothing changed since the last time.</summary>
    Unchanged,

    /// <summary>The feed could not be had or read; its state says why.</summary>
    Failed,

    /// <summary>Its host wants to be left alone, or the cycle's time was over; not asked.</summary>
    Postponed,

    /// <summary>We failed, not the feed: it is asked again soon and nothing of it is lost.</summary>
    Broke,
}
