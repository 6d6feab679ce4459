using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>Adds up what speaks for each topic. A word said twice is one word; what stands in the title weighs more, what stands deep in the text less.</summary>
internal sealed class TopicTally
{
    private const double TitleFactor = 1.25;
    private const double BodyFactor = .5;

    private readonly double[] sums;
    private readonly Dictionary<(int Topic, int Term), double> best = [];

    public TopicTally(ProfileContent profile, StoryReading reading)
    {
        sums = new double[profile.Topics.Count];
        foreach (var mention in reading.Mentions)
        {
            if (mention.Term.Topics.Count == 0)
                continue;
            var factor = mention.InTitle ? TitleFactor : reading.Head.Has(mention) ? 1 : BodyFactor;
            foreach (var (topic, weight) in mention.Term.Topics)
            {
                var key = (topic, mention.Term.Index);
                var value = weight * factor;
                if (!best.TryGetValue(key, out var before) || Math.Abs(value) > Math.Abs(before))
                    best[key] = value;
            }
        }

        foreach (var ((topic, _), value) in best)
            sums[topic] += value;
        for (var topic = 0; topic < sums.Length; topic++)
            sums[topic] += profile.Topics[topic].WhenOfficialsMeet * reading.Features.Values[Feature.OfficialsInHead];
    }

    public double Of(int topic) => sums[topic];

    public IReadOnlyList<string> Topics(ProfileContent profile)
    {
        var found = new List<string>();
        for (var topic = 0; topic < sums.Length; topic++)
        {
            if (sums[topic] >= profile.Topics[topic].Threshold)
                found.Add(profile.Topics[topic].Id);
        }

        return found;
    }
}
