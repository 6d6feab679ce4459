namespace NewsMonitor.Tagging.Profiles;

/// <summary>What a term is in the profile: one of its sides, a topic, a veto…</summary>
internal enum TermRole
{
    Side,
    Topic,

    /// <summary>A verb or noun by which one side acts on the other.</summary>
    Action,

    /// <summary>A country that is neither side: it competes for the story.</summary>
    Other,
    Veto,

    /// <summary>Reads like a term and is none: what it covers, or what it names in "cancels", doesn't count.</summary>
    Lookalike,
    Trigger,

    /// <summary>Says nothing alone; terms are made of it and another word near it.</summary>
    Word,
}

internal enum CaseRule
{
    Any,

    /// <summary>The first letter must be a capital where the phrase has one.</summary>
    Initial,

    /// <summary>Every letter as it is written in the profile.</summary>
    Exact,
}

internal enum Needs
{
    Nothing,
    First,
    Second,
    Either,
}

internal enum AccentRule
{
    Folded,
    Exact,
}

/// <summary>One rule of the profile: some phrases that mean the same, and what they say.</summary>
internal sealed record Term
{
    public required int Index { get; init; }
    public required string Id { get; init; }
    public required TermRole Role { get; init; }

    /// <summary>The id of the side, topic, veto or trigger it stands under.</summary>
    public required string Of { get; init; }
    public double Weight { get; init; }

    /// <summary>How strongly it speaks for each side, 0 to 1, in the profile's order.</summary>
    public double[] Sides { get; init; } = [0, 0];
    public TopicWeight[] Topics { get; init; } = [];

    /// <summary>Whose other terms must be there for this one to count.</summary>
    public Needs Needs { get; init; }

    /// <summary>A government, an office or who holds one: it acts, where a people or a place is only named.</summary>
    public bool Official { get; init; }

    /// <summary>A country's or people's own name: the kind of word that fills lists.</summary>
    public bool Listable { get; init; }

    /// <summary>The trigger that acts on what it names, by index; -1 for none.</summary>
    public int Trigger { get; init; } = -1;
    public IReadOnlyList<string> Cancels { get; init; } = [];
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public bool Shadow { get; init; }

    public bool IsSide => Sides[0] > 0 || Sides[1] > 0;

    public bool InForce(DateOnly day) => (From is not { } from || day >= from) && (Until is not { } until || day < until);
}

internal readonly record struct TopicWeight(int Topic, double Weight);
