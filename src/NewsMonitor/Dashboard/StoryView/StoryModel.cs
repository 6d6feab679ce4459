using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>All that is known of one story.</summary>
public sealed record StoryModel
{
    public required StoryRow Row { get; init; }

    /// <summary>Null for what was judged not relevant: its text is not kept.</summary>
    public Story? Story { get; init; }
    public required IReadOnlyList<Block> Text { get; init; }
    public required IReadOnlyList<EvidenceLine> For { get; init; }
    public required IReadOnlyList<EvidenceLine> Against { get; init; }
    public required IReadOnlyList<StoryRow> SameEvent { get; init; }
    public required IReadOnlyList<Passage> Digests { get; init; }
    public required string Citation { get; init; }

    /// <summary>What was just done, in words.</summary>
    public string? Done { get; init; }
}

/// <summary>A paragraph with the words that counted.</summary>
public sealed record Block(string Text, IReadOnlyList<Mark> Marks);

/// <summary>A rule that spoke for or against, over all places where it did.</summary>
public sealed record EvidenceLine(EvidenceKind Kind, string Of, string Rule, int Times, double Weight, string Sentence);

/// <summary>What became of a story in one subscription.</summary>
/// <param name="State">"good", "warn", "bad" or "off": how it is shown.</param>
public sealed record Passage(string Subscription, string Title, string State, string Words)
{
    public string? Digest { get; init; }
    public IReadOnlyList<string> Details { get; init; } = [];
}
