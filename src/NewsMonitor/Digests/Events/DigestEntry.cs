using NewsMonitor.Feeds;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Events;

/// <summary>One event, however many outlets carried it. Words are in the digest's language, quotations in their own.</summary>
public sealed record DigestEntry
{
    /// <summary>Stays the same for later digests that follow up on the event.</summary>
    public required string Event { get; init; }
    public required EntryStory Lead { get; init; }
    public IReadOnlyList<EntryStory> Others { get; init; } = [];
    public IReadOnlyList<string> Topics { get; init; } = [];
    public Urgency Urgency { get; init; }

    /// <summary>Named triggers that gave the urgency, such as "decertification".</summary>
    public IReadOnlyList<string> Triggers { get; init; } = [];

    /// <summary>Independent outlets: copies of one agency's text count once.</summary>
    public int Corroboration { get; init; }

    /// <summary>The sentence that shows best why, by language (ISO 639-1).</summary>
    public IReadOnlyDictionary<string, EvidenceSentence> Evidence { get; init; } = new Dictionary<string, EvidenceSentence>();

    /// <summary>Amounts worth showing, as their sources wrote them.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>What is new against what was alerted before; null for an event that is new altogether.</summary>
    public string? WhatChanged { get; init; }

    /// <summary>The digest that reported the event first; null for an event that is new altogether.</summary>
    public string? Follows { get; init; }

    /// <summary>What its place among entries of equal urgency rests on, 0 to 1.</summary>
    public double Weight { get; init; }

    /// <summary>Why it stands where it stands.</summary>
    public IReadOnlyList<string> RankReasons { get; init; } = [];
}

/// <summary>One report of an event.</summary>
public sealed record EntryStory(StoryId Story, int Version, string Title, string Outlet, string Language, Uri? Link, DateTimeOffset Published)
{
    public SourceKind SourceKind { get; init; }

    /// <summary>The agency credited, where the text is a wire copy.</summary>
    public string? Agency { get; init; }
}
