using NewsMonitor.Http;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>What came of trying one candidate: a feed as it reads now, or why there is none.</summary>
public sealed record FoundFeed(Uri Url, FoundBy By)
{
    public bool IsFeed => Failure is null;
    public string? Title { get; init; }
    public string? Language { get; init; }
    public int Entries { get; init; }
    public DateTimeOffset? Newest { get; init; }
    public Failure? Failure { get; init; }
}
