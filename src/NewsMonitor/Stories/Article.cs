using NewsMonitor.Http;

namespace NewsMonitor.Stories;

/// <summary>What a page says, without its furniture.</summary>
public sealed record Article
{
    /// <summary>Blocks (paragraphs, headings, list items, quotes) parted by an empty line.</summary>
    public required string Text { get; init; }
    public string? Title { get; init; }
    public IReadOnlyList<string> Byline { get; init; } = [];

    /// <summary>UTC.</summary>
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Modified { get; init; }
    public string? Section { get; init; }
    public string? Language { get; init; }
    public string? SiteName { get; init; }
    public Uri? LeadImage { get; init; }
    public Uri? CanonicalUrl { get; init; }
    public bool Paywalled { get; init; }

    /// <summary>Where each field came from ("published": "json-ld datePublished").</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>Set when the page is no article (consent wall, login, challenge…).</summary>
    public Failure? Failure { get; init; }
}
