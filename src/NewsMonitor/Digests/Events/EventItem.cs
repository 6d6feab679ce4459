namespace NewsMonitor.Digests.Events;

/// <summary>What the clusterer looks at: one report. Anything but the id may be missing.</summary>
public sealed record EventItem
{
    public required string Id { get; init; }

    /// <summary>BCP 47; guessed from the words when null.</summary>
    public string? Lang { get; init; }
    public string? Outlet { get; init; }
    public DateTimeOffset? Published { get; init; }
    public string? Title { get; init; }

    /// <summary>Plain text; its beginning counts most.</summary>
    public string? Text { get; init; }
}
