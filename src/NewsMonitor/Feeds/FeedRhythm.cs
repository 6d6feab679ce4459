namespace NewsMonitor.Feeds;

/// <summary>When a feed asks to be read, in its own words; each part is empty where it says nothing.</summary>
public sealed record FeedRhythm
{
    public static FeedRhythm Unstated { get; } = new();

    /// <summary>RSS <c>ttl</c>.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary><c>sy:updatePeriod</c> divided by <c>sy:updateFrequency</c>.</summary>
    public TimeSpan? UpdateEvery { get; init; }

    /// <summary><c>sy:updateBase</c>: an instant from which <see cref="UpdateEvery"/> counts.</summary>
    public DateTimeOffset? UpdateBase { get; init; }

    /// <summary>Hours, 0 to 23 UTC, in which nothing new comes.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days, UTC, on which nothing new comes.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];
}
