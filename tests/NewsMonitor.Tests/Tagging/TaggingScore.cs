using System.Globalization;
using System.Text;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Tagging;

/// <summary>How a tagger does on judged stories: relevance as a whole, by language, kind and class, and topics over the relevant ones.</summary>
internal sealed class TaggingScore
{
    private readonly List<(LabelledStory Story, TagDecision Decision)> results;

    public TaggingScore(Tagger tagger, IEnumerable<LabelledStory> stories) => results = [.. stories.Select(s => (s, tagger.Decide(s.Input, withEvidence: false)))];

    /// <summary>The figures that are recorded: F1 of relevance, and micro-F1 of topics.</summary>
    public IReadOnlyDictionary<string, double> Figures
    {
        get
        {
            var figures = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["all"] = Relevance(_ => true).F1, ["topics"] = Topics(_ => true).F1 };
            foreach (var language in results.Select(r => r.Story.Lang).Distinct())
                figures[language] = Relevance(s => s.Lang == language).F1;
            foreach (var kind in results.Select(r => r.Story.Kind).Distinct())
                figures[kind] = Relevance(s => s.Kind == kind).F1;
            return figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 3), StringComparer.Ordinal);
        }
    }

    public string Print(string name)
    {
        var page = new StringBuilder();
        page.AppendLine(Row($"{name}: relevance", Relevance(_ => true)));
        page.AppendLine(Row("  without borderline stories", Relevance(s => !s.Borderline)));
        foreach (var language in results.Select(r => r.Story.Lang).Distinct().Order(StringComparer.Ordinal))
            page.AppendLine(Row($"  {language}", Relevance(s => s.Lang == language)));
        foreach (var kind in results.Select(r => r.Story.Kind).Distinct().Order(StringComparer.Ordinal))
            page.AppendLine(Row($"  {kind}", Relevance(s => s.Kind == kind)));
        page.AppendLine(Row($"{name}: topics of the relevant stories", Topics(_ => true)));
        foreach (var topic in results.SelectMany(r => r.Story.Topics).Distinct().Order(StringComparer.Ordinal))
            page.AppendLine(Row($"  {topic}", Topics(t => t == topic)));
        page.Append(name).Append(": false alarms by class: ").AppendLine(string.Join(", ", FalseAlarms()));
        return page.ToString();
    }

    private Measure Relevance(Func<LabelledStory, bool> which)
    {
        var some = results.Where(r => which(r.Story)).ToList();
        return new(
            some.Count(r => r.Story.Relevant && r.Decision.Relevant), some.Count(r => !r.Story.Relevant && r.Decision.Relevant),
            some.Count(r => r.Story.Relevant && !r.Decision.Relevant));
    }

    private Measure Topics(Func<string, bool> which)
    {
        var some = results.Where(r => r.Story.Relevant).Select(r => (Given: r.Story.Topics.Where(which), Found: r.Decision.Topics.Where(which).ToList())).ToList();
        return new(some.Sum(s => s.Given.Intersect(s.Found).Count()), some.Sum(s => s.Found.Except(s.Given).Count()), some.Sum(s => s.Given.Except(s.Found).Count()));
    }

    private IEnumerable<string> FalseAlarms() => results.Where(r => !r.Story.Relevant)
        .GroupBy(r => r.Story.Hard is { Length: > 0 } hard ? hard : "none")
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Count(r => r.Decision.Relevant)}/{g.Count()}"));

    private static string Row(string name, Measure m) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-46} precision {m.Precision:0.000}  recall {m.Recall:0.000}  F1 {m.F1:0.000}  ({m.Right} right, {m.Wrong} wrong, {m.Missed} missed)");

    private readonly record struct Measure(int Right, int Wrong, int Missed)
    {
        public double Precision => Right / (double)Math.Max(1, Right + Wrong);

        public double Recall => Right / (double)Math.Max(1, Right + Missed);

        public double F1 => 2.0 * Right / Math.Max(1, (2 * Right) + Wrong + Missed);
    }
}
