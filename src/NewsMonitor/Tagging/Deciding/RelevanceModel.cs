using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>The logistic regression whose weights stand in the profile.</summary>
internal sealed class RelevanceModel(ProfileContent profile)
{
    public double Threshold => profile.Model.Threshold;

    public double Score(double[] features, double prior)
    {
        var logOdds = profile.Model.Bias + prior;
        for (var i = 0; i < features.Length; i++)
            logOdds += profile.Model.Weights[i] * features[i];
        return 1 / (1 + Math.Exp(-logOdds));
    }

    public double Contribution(double[] features, int feature) => profile.Model.Weights[feature] * features[feature];

    /// <summary>The section's prior in log-odds: news under "Sports" seldom is policy.</summary>
    public double PriorOf(TagInput input)
    {
        var prior = input.Prior;
        if (input.Section is { } section)
        {
            foreach (var part in profile.SectionPriors)
                prior += part.Names.Contains(section.Trim()) ? part.Weight : 0;
        }

        return prior;
    }
}
