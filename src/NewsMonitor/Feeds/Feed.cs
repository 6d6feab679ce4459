namespace NewsMonitor.Feeds;

/// <summary>A source as the catalogue (feeds.opml) names it.</summary>
public sealed record Feed(Uri Url, string Title)
{
    /// <summary>Stable key of its state: 16 hex digits of the hash of the catalogue's URL.</summary>
    public string Id => FeedId.From(Url);

    public Uri? FallbackUrl { get; init; }
    public Uri? Site { get; init; }

    /// <summary>BCP 47, as the catalogue says; the feed's and the text's own language win over it.</summary>
    public string? Language { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public SourceKind Kind { get; init; } = SourceKind.Press;

    public const double HeaviestWeight = 2;
    public const double StrongestPrior = 3;

    /// <summary>Trust in ranking, 0 to 2; 1 is an ordinary outlet.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>What the feed speaks for before a word of a story is read, in log-odds from -3 to 3; 0 for an ordinary one.</summary>
    public double Prior { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}

public enum SourceKind
{
    Press,
    Agency,
    Official,
    ThinkTank,
    Ngo,
    Other,
}
