using NewsMonitor.Tagging.Triggers;

namespace NewsMonitor.Tagging.Profiles;

/// <summary>A profile as read and found right.</summary>
internal sealed record ProfileContent
{
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required IReadOnlyList<NamedPart> Sides { get; init; }
    public required IReadOnlyList<TopicPart> Topics { get; init; }
    public required IReadOnlyList<TriggerPart> Triggers { get; init; }
    public required IReadOnlyList<Cue> TriggerCues { get; init; }
    public required IReadOnlyList<SectionPrior> SectionPriors { get; init; }
    public required IReadOnlyList<Term> Terms { get; init; }
    public required IReadOnlyList<Phrase> Phrases { get; init; }
    public required WordPairs Pairs { get; init; }
    public required ModelPart Model { get; init; }
}

internal sealed record NamedPart(string Id, IReadOnlyDictionary<string, string> Names);

/// <summary>What speaks for the topic must add up to the threshold; officials of both sides in title or lead add the last number.</summary>
internal sealed record TopicPart(string Id, IReadOnlyDictionary<string, string> Names, double Threshold, double WhenOfficialsMeet);

/// <param name="ThreatsCount">To be told that it may happen is news as well.</param>
internal sealed record TriggerPart(string Id, IReadOnlyDictionary<string, string> Names, Urgency Urgency, bool ThreatsCount);

internal sealed record SectionPrior(string Id, IReadOnlySet<string> Names, double Weight);

/// <summary>A logistic regression: log-odds are the bias plus each feature times its weight.</summary>
internal sealed record ModelPart(double Threshold, double Former, double Bias, double[] Weights);
