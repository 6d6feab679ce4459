namespace NewsMonitor.Feeds;

/// <summary>A feed as read: plain values that do not keep the document alive.</summary>
public sealed record FeedDocument
{
    public string? Title { get; init; }
    public string? Link { get; init; }
    public string? Language { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];
    public FeedRhythm Rhythm { get; init; } = FeedRhythm.Unstated;

    /// <summary>What had to be mended to read it, as a sentence with the line; null for a clean document.</summary>
    public string? Mended { get; init; }
}

/// <summary>One entry. Texts are as the publisher meant them: titles plain and on one line, summary and content HTML decoded once.</summary>
public sealed record FeedEntry
{
    /// <summary>guid, atom:id or rdf:about, trimmed; else the link; else a hash.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute http or https address.</summary>
    public string? Link { get; init; }
    public string? Title { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public string? Summary { get; init; }
    public string? Content { get; init; }
    public string? Author { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
}
