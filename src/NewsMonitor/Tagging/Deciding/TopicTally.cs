using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>
/// Adds up what speaks for each topic. A word said twice in title or lead is one word; further down, one that comes back in another sentence gains.
/// </summary>
internal sealed class TopicTally
{
    private const double Return = .2;
    private const int MostReturns = 2;

    private readonly double[] sums;

    public TopicTally(ProfileContent profile, StoryReading reading)
    {
        sums = new double[profile.Topics.Count];
        foreach (var places in reading.Mentions.Where(m => m.Term.Topics.Length > 0).GroupBy(m => m.Term.Index))
        {
            var worth = WorthOf(places, reading.Head);
            foreach (var (topic, weight) in places.First().Term.Topics)
                sums[topic] += weight * worth;
        }

        for (var topic = 0; topic < sums.Length; topic++)
            sums[topic] += profile.Topics[topic].WhenOfficialsMeet * reading.Features.Values[Feature.OfficialsInHead];
    }

    /// <summary>The topics that reach their thresholds; else the nearest one, since a relevant story is about something.</summary>
    public IReadOnlyList<string> Topics(ProfileContent profile)
    {
        string[] topics = [.. profile.Topics.Where((topic, i) => sums[i] >= topic.Threshold).Select(topic => topic.Id)];
        if (topics.Length > 0)
            return topics;

        var nearest = Array.IndexOf(sums, sums.Max());
        return sums[nearest] > 0 ? [profile.Topics[nearest].Id] : [];
    }

    private static double WorthOf(IEnumerable<Mention> places, Head head)
    {
        var (best, sentences) = (0.0, new HashSet<int>());
        foreach (var place in places)
        {
            best = Math.Max(best, head.WorthOf(place));
            if (!head.Has(place))
                sentences.Add(place.Hit.Sentence);
        }

        return best >= 1 ? best : best + (Return * Math.Min(MostReturns, sentences.Count - 1));
    }
}
