using NewsMonitor.Feeds;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests;

/// <summary>One story in one subscription's outbox, and what became of it.</summary>
public sealed record Booking
{
    public required string Subscription { get; init; }
    public required StoryId Story { get; init; }
    public int Version { get; init; } = 1;
    public required DateTimeOffset Slot { get; init; }
    public required DateTimeOffset BookedAt { get; init; }
    public Urgency Urgency { get; init; }
    public BookingState State { get; init; }

    /// <summary>The digest that took it up.</summary>
    public string? Digest { get; init; }

    /// <summary>The event it was reported or suppressed under.</summary>
    public string? Event { get; init; }

    /// <summary>The story that said it before; suppressed ones only.</summary>
    public StoryId? DuplicateOf { get; init; }

    /// <summary>Why it is in this state, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>A correction of a story is booked beside the story.</summary>
    public string Key => Version == 1 ? Story.Value : $"{Story.Value}-v{Version}";
}

public enum BookingState
{
    /// <summary>Waits for its slot.</summary>
    Pending,

    /// <summary>Is in a frozen digest that is on its way.</summary>
    Taken,
    Sent,
    Suppressed,

    /// <summary>Its digest reached nobody, for good.</summary>
    Failed,
}
