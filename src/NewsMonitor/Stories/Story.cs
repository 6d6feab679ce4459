using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Tagging;

namespace NewsMonitor.Stories;

/// <summary>An extracted and tagged story as kept under <c>stories/</c>.</summary>
public sealed record Story
{
    public required StoryId Id { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public Uri? Link { get; init; }
    public required string FeedId { get; init; }
    public required string Outlet { get; init; }
    public SourceKind SourceKind { get; init; }
    public double SourceWeight { get; init; } = 1;

    /// <summary>What its feed spoke for before a word was read, in log-odds.</summary>
    public double Prior { get; init; }
    public string? Country { get; init; }
    public IReadOnlyList<string> Byline { get; init; } = [];
    public string? Section { get; init; }

    /// <summary>The publisher's instant where it gave one, else when it was first seen.</summary>
    public required DateTimeOffset Published { get; init; }
    public DateTimeOffset? Modified { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
    public required TextSource TextSource { get; init; }

    /// <summary>Why the page itself did not serve, where it did not.</summary>
    public Failure? PageFailure { get; init; }
    public required TagDecision Decision { get; init; }
    public IReadOnlyList<Figure> Figures { get; init; } = [];
    public bool MayAlert { get; init; } = true;
    public int Version { get; init; } = 1;

    /// <summary>SHA-256 of title and text, hex.</summary>
    public string? ContentHash { get; init; }

    /// <summary>64-bit near-duplicate fingerprint of the text, hex.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The agency credited ("AP", "EFE"), where the text is a wire copy.</summary>
    public string? Agency { get; init; }

    /// <summary>SHA-256 of the archived page, hex.</summary>
    public string? PageHash { get; init; }
}

/// <summary>Where a story's text was taken from.</summary>
public enum TextSource
{
    Page,
    FeedContent,
    FeedSummary,
    TitleOnly,
}
