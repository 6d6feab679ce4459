namespace NewsMonitor.Tagging;

/// <summary>What is asked of the tagger: plain text, as stored.</summary>
public sealed record TagInput(string Title, string? Text)
{
    /// <summary>BCP 47 where known; detected otherwise.</summary>
    public string? Language { get; init; }

    /// <summary>Which office-holders are in office; the clock's now when null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The outlet's section, such as "Deportes"; the profile may hold it for or against a story.</summary>
    public string? Section { get; init; }

    /// <summary>What the feed speaks for before a word is read, in log-odds; 0 for an ordinary one.</summary>
    public double Prior { get; init; }
}

/// <summary>Whether a story is about the profile's two sides, on which topics, how sure that is, and why.</summary>
public sealed record TagDecision
{
    public required bool Relevant { get; init; }

    /// <summary>Probability that a careful reader would say "relevant", 0 to 1.</summary>
    public required double Score { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>ISO 639-1; "und" when the text does not show it.</summary>
    public required string Language { get; init; }

    public Urgency Urgency { get; init; }

    /// <summary>Named triggers that fired, such as "decertification".</summary>
    public IReadOnlyList<string> Triggers { get; init; } = [];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The decision in one sentence: what carried it, or what was missing.</summary>
    public required string Reason { get; init; }

    /// <summary>The sentence that shows best why, null when none does.</summary>
    public EvidenceSentence? BestSentence { get; init; }

    /// <summary>What the decision would be if the profile's shadow rules counted; null when none of them matched.</summary>
    public TrialVerdict? Trial { get; init; }
}

/// <summary>"Would have been relevant": the outcome with the rules in shadow mode, and which of them matched.</summary>
public sealed record TrialVerdict(bool Relevant, double Score, IReadOnlyList<string> Rules);

/// <summary>A feature of the model: how far it was there (0 to 1), and what that added to the log-odds.</summary>
public readonly record struct FeatureWeight(string Feature, double Value, double LogOdds);

/// <summary>One thing that spoke for (weight above 0) or against (below 0) a decision.</summary>
public sealed record Evidence
{
    public required EvidenceKind Kind { get; init; }

    /// <summary>The side, topic, trigger or veto that the rule belongs to.</summary>
    public required string Of { get; init; }

    /// <summary>The profile's rule, by its id.</summary>
    public required string Rule { get; init; }

    /// <summary>"title" or "text".</summary>
    public required string Field { get; init; }

    /// <summary>UTF-16 units into the stored field.</summary>
    public required int Offset { get; init; }
    public required int Length { get; init; }
    public required double Weight { get; init; }
    public required string Sentence { get; init; }
}

public enum EvidenceKind
{
    Side,
    Topic,
    Trigger,
    Pattern,
    Veto,
}

/// <summary>A sentence with the spans (offset and length within it) that matched.</summary>
public sealed record EvidenceSentence(string Text, IReadOnlyList<Mark> Marks);

public readonly record struct Mark(int Offset, int Length);

/// <summary>How soon a reader should know.</summary>
public enum Urgency
{
    Routine,
    Notable,
    High,
    Critical,
}
