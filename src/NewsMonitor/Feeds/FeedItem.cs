namespace NewsMonitor.Feeds;

/// <summary>One new entry on its way through the pipeline: what lies in <c>inbox/</c>.</summary>
public sealed record FeedItem
{
    public required StoryId Id { get; init; }
    public required string FeedId { get; init; }

    /// <summary>The catalogue's name for the source, shown to readers.</summary>
    public required string Outlet { get; init; }
    public SourceKind SourceKind { get; init; }
    public double SourceWeight { get; init; } = 1;

    /// <summary>The feed's, in log-odds.</summary>
    public double Prior { get; init; }
    public string? Country { get; init; }

    /// <summary>Null when the entry has none; then the feed's own content is all there is.</summary>
    public Uri? Link { get; init; }
    public required string Title { get; init; }

    /// <summary>HTML fragment, untrusted.</summary>
    public string? Summary { get; init; }

    /// <summary>HTML fragment, untrusted.</summary>
    public string? Content { get; init; }
    public string? Author { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
    public string? Language { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>False for what a feed's first poll found already old: kept, never alerted.</summary>
    public bool MayAlert { get; init; } = true;

    /// <summary>1 for a new story; higher when a known one came again with other words.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What was odd about the entry: "no date", "date in the future".</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
