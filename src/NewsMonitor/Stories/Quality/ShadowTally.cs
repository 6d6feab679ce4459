using NewsMonitor.Tagging;

namespace NewsMonitor.Stories.Quality;

/// <summary>What rules in shadow mode would have done: "would have sent 14, here they are".</summary>
public sealed class ShadowTally(Tagger tagger)
{
    private readonly Dictionary<string, ShadowRule> rules = [];

    public IReadOnlyList<ShadowRule> Rules => [.. rules.Values.OrderBy(r => r.Rule, StringComparer.Ordinal)];

    public void Count(ArchivedStory story)
    {
        var decision = tagger.Decide(story.Input, withEvidence: false);
        if (decision.Trial is not { } trial)
            return;
        foreach (var id in trial.Rules)
        {
            var rule = rules.TryGetValue(id, out var known) ? known : rules[id] = new(id);
            rule.Matched++;
            if (trial.Relevant && !decision.Relevant)
                rule.WouldSend.Add(story.Input.Title);
            if (!trial.Relevant && decision.Relevant)
                rule.WouldDrop.Add(story.Input.Title);
        }
    }
}

/// <summary>A rule on trial: how often it matched, and the titles on which it would have changed the outcome.</summary>
public sealed record ShadowRule(string Rule)
{
    public int Matched { get; set; }
    public List<string> WouldSend { get; } = [];
    public List<string> WouldDrop { get; } = [];
}
