using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Stories;
using NewsMonitor.Stories.Pages;
using NewsMonitor.Tagging;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>All that is known of one story.</summary>
public sealed record StoryModel
{
    public required StoryRow Row { get; init; }

    /// <summary>Null for what was judged not relevant: its text is not kept.</summary>
    public Story? Story { get; init; }
    public required IReadOnlyList<Block> Text { get; init; }
    public required IReadOnlyList<EvidenceLine> Evidence { get; init; }
    public required IReadOnlyList<StoryChange> Changes { get; init; }

    /// <summary>The page it was read from, where it was kept.</summary>
    public PageRecord? Page { get; init; }
    public required IReadOnlyList<Feedback> Feedback { get; init; }
    public required IReadOnlyList<StoryRow> SameEvent { get; init; }
    public required IReadOnlyList<Passage> Digests { get; init; }
    public required string Citation { get; init; }

    /// <summary>What was just done, in words.</summary>
    public string? Done { get; init; }
}

/// <summary>A paragraph with the words that counted.</summary>
public sealed record Block(string Text, IReadOnlyList<Mark> Marks);

/// <summary>A rule that spoke for (weight above 0) or against, over all places where it did.</summary>
/// <param name="Words">What it matched, each spelling once.</param>
public sealed record EvidenceLine(EvidenceKind Kind, string Of, string Rule, IReadOnlyList<string> Words, int Times, double Weight, string Sentence);

/// <summary>What became of a story in one subscription.</summary>
/// <param name="State">"good", "warn", "bad" or "off": how it is shown.</param>
public sealed record Passage(string Subscription, string Title, string State, string Words)
{
    public string? Digest { get; init; }

    /// <summary>The report that said it before.</summary>
    public StoryRow? DuplicateOf { get; init; }
    public IReadOnlyList<string> Details { get; init; } = [];
}
