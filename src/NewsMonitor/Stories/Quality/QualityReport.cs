using NewsMonitor.Tagging;

namespace NewsMonitor.Stories.Quality;

/// <summary>What readers said of alerts: how many of them belonged there, as a whole and by rule, topic and source.</summary>
public sealed record QualityReport
{
    public required Precision Overall { get; init; }
    public required IReadOnlyList<Precision> Rules { get; init; }
    public required IReadOnlyList<Precision> Topics { get; init; }
    public required IReadOnlyList<Precision> Sources { get; init; }

    /// <summary>Titles that readers missed: judged relevant, and not alerted.</summary>
    public required IReadOnlyList<string> Missed { get; init; }

    public static QualityReport Of(IEnumerable<JudgedStory> judged)
    {
        var (right, wrong) = (new List<JudgedStory>(), new List<JudgedStory>());
        var missed = new List<string>();
        foreach (var story in judged)
        {
            if (story.Row.Relevant)
                (story.Feedback.Relevant ? right : wrong).Add(story);
            else if (story.Feedback.Relevant)
                missed.Add(story.Row.Title);
        }

        return new()
        {
            Overall = new("all", right.Count, wrong.Count),
            Rules = By(s => s.Rules),
            Topics = By(s => s.Row.Topics),
            Sources = By(s => [s.Row.Outlet]),
            Missed = missed,
        };

        IReadOnlyList<Precision> By(Func<JudgedStory, IEnumerable<string>> keys)
        {
            var (good, bad) = (right.SelectMany(keys).CountBy(k => k).ToDictionary(), wrong.SelectMany(keys).CountBy(k => k).ToDictionary());
            return [.. good.Keys.Union(bad.Keys).Select(k => new Precision(k, good.GetValueOrDefault(k), bad.GetValueOrDefault(k))).OrderBy(p => p.Share).ThenBy(p => p.Of, StringComparer.Ordinal)];
        }
    }
}

/// <summary>Of the alerts that a rule, topic or source had a part in and a reader judged: how many were right.</summary>
public sealed record Precision(string Of, int Right, int Wrong)
{
    public double Share => Right / (double)Math.Max(1, Right + Wrong);
}

/// <summary>A reader's word on a story, the story's row, and the rules behind it; none where it was not kept.</summary>
public sealed record JudgedStory(Feedback Feedback, StoryRow Row, IReadOnlyList<string> Rules)
{
    public static JudgedStory Of(Feedback feedback, StoryRow row, Story? story) =>
        new(feedback, row, [.. (story?.Decision.Evidence ?? []).Where(e => e.Kind is not (EvidenceKind.Veto or EvidenceKind.Pattern)).Select(e => e.Rule).Distinct()]);
}
