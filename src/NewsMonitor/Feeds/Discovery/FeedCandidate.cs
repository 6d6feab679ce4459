namespace NewsMonitor.Feeds.Discovery;

/// <summary>An address that may be a feed, and how we came to think so.</summary>
public sealed record FeedCandidate(Uri Url, FoundBy By, string? Title);

public enum FoundBy
{
    /// <summary>The address asked for is a feed.</summary>
    Itself,

    /// <summary>The page's head names it: <c>link rel=alternate</c>.</summary>
    Announced,

    /// <summary>A link on the page looks like one.</summary>
    Linked,

    /// <summary>Many sites have one at such an address.</summary>
    Guessed,
}
