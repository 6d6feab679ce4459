using NewsMonitor.Feeds;
using NewsMonitor.Tagging;

namespace NewsMonitor.Stories;

/// <summary>What lists, look-ups and counters need to know of a story, without opening it.</summary>
public sealed record StoryRow
{
    public required StoryId Id { get; init; }
    public required string Title { get; init; }
    public Uri? Link { get; init; }
    public required string FeedId { get; init; }
    public required string Outlet { get; init; }
    public SourceKind SourceKind { get; init; }
    public required string Language { get; init; }
    public required bool Relevant { get; init; }
    public required double Score { get; init; }

    /// <summary>The decision in one sentence.</summary>
    public required string Reason { get; init; }
    public IReadOnlyList<string> Topics { get; init; } = [];
    public IReadOnlyList<string> Triggers { get; init; } = [];
    public Urgency Urgency { get; init; }
    public required DateTimeOffset Published { get; init; }

    /// <summary>When it was first seen: its day is the row's partition.</summary>
    public required DateTimeOffset SeenAt { get; init; }
    public required DateTimeOffset ExtractedAt { get; init; }
    public required TextSource TextSource { get; init; }

    /// <summary>Why the page itself did not serve; null when it did or was not asked for.</summary>
    public string? PageFailure { get; init; }
    public bool MayAlert { get; init; } = true;
    public int Version { get; init; } = 1;
    public string? ContentHash { get; init; }
    public string? Fingerprint { get; init; }

    /// <summary>For how many subscriptions it was booked.</summary>
    public int Booked { get; init; }

    /// <summary>The sentence that shows best why; relevant stories only.</summary>
    public EvidenceSentence? BestSentence { get; init; }

    public static StoryRow Of(Story story, int booked, DateTimeOffset extractedAt) => new()
    {
        Id = story.Id,
        Title = story.Title,
        Link = story.Link,
        FeedId = story.FeedId,
        Outlet = story.Outlet,
        SourceKind = story.SourceKind,
        Language = story.Decision.Language,
        Relevant = story.Decision.Relevant,
        Score = story.Decision.Score,
        Reason = story.Decision.Reason,
        Topics = story.Decision.Topics,
        Triggers = story.Decision.Triggers,
        Urgency = story.Decision.Urgency,
        Published = story.Published,
        SeenAt = story.SeenAt,
        ExtractedAt = extractedAt,
        TextSource = story.TextSource,
        PageFailure = story.PageFailure?.Reason,
        MayAlert = story.MayAlert,
        Version = story.Version,
        ContentHash = story.ContentHash,
        Fingerprint = story.Fingerprint,
        Booked = booked,
        BestSentence = story.Decision.Relevant ? story.Decision.BestSentence : null,
    };
}
