using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>The decision in one sentence: what carried it, or what was missing.</summary>
internal sealed class ReasonWriter(ProfileContent profile, RelevanceModel model, TagInput input, StoryReading reading)
{
    public string Write(bool relevant)
    {
        var features = reading.Features.Values;
        if (relevant)
            return $"{Carried(features)}{Named()}.";
        if (!Any(0) && !Any(1))
            return "Neither side is named.";
        for (var side = 0; side < 2; side++)
        {
            if (!Any(side))
                return $"{NameOf(side)} does not appear.";
        }

        return Against(features);
    }

    private string Carried(double[] features)
    {
        var strongest = Enumerable.Range(0, Feature.Count)
            .Where(f => model.Contribution(features, f) > 0)
            .OrderByDescending(f => model.Contribution(features, f))
            .Take(2)
            .Select(f => Feature.Names[f]);
        return Capital(string.Join("; ", strongest));
    }

    private string Named()
    {
        var words = reading.Mentions
            .Where(m => reading.Head.Has(m) && m.Term.Role is TermRole.Side or TermRole.Topic)
            .OrderByDescending(m => m.Term.Weight * (m.InTitle ? 2 : 1))
            .Select(m => (m.InTitle ? input.Title : input.Text!).Substring(m.Hit.Start, m.Hit.Length))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(4)
            .ToArray();
        return words.Length == 0 ? "" : $" ({string.Join(", ", words)})";
    }

    private string Against(double[] features)
    {
        if (features[Feature.VetoInHead] > .4 && VetoName() is { } veto)
            return $"Title and lead read as {veto}.";
        if (features[Feature.FirstInLists] > .5)
            return $"{NameOf(0)} stands in a list of countries only.";
        for (var side = 0; side < 2; side++)
        {
            if (features[side == 0 ? Feature.FirstNotInHead : Feature.SecondNotInHead] > .6)
                return $"{NameOf(side)} is named in passing, not in title or lead.";
        }

        return features[Feature.PolicyInHead] < .2 ? "Both sides are named, but no policy between them in title or lead." : "Too little speaks for policy between the two sides.";
    }

    private string? VetoName() => reading.Mentions
        .Where(m => m.Term.Role == TermRole.Veto && reading.Head.Has(m))
        .GroupBy(m => m.Term.Of)
        .MaxBy(g => g.Sum(m => m.Term.Weight))?.Key;

    private bool Any(int side) => reading.Mentions.Exists(m => m.Side(side) > 0);

    private string NameOf(int side) => profile.Sides[side].Names.GetValueOrDefault("en") ?? profile.Sides[side].Id;

    private static string Capital(string text) => text.Length == 0 ? "The evidence adds up" : char.ToUpperInvariant(text[0]) + text[1..];
}
