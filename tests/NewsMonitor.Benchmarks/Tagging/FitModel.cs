using System.Globalization;
using System.Text.RegularExpressions;
using NewsMonitor.Tagging;
using NewsMonitor.Tagging.Deciding;
using NewsMonitor.Tests.Tagging;

namespace NewsMonitor.Benchmarks.Tagging;

/// <summary>
/// <c>fit PROFILE LABELLED.jsonl…</c>: says by cross-validation what to expect of stories never seen, then fits the relevance model to all of them and writes
/// its weights into the profile.
/// </summary>
internal static class FitModel
{
    private const int Folds = 10;
    private const double Shrink = 2;

    /// <summary>Of two readers one may disagree, so a borderline story teaches half.</summary>
    private const double BorderlineWeight = .5;

    public static int Run(string profileFile, IReadOnlyList<string> labelledFiles)
    {
        var tagger = new Tagger(Profile.Load(File.ReadAllBytes(profileFile), Path.GetFileName(profileFile)), TimeProvider.System);
        var sets = labelledFiles.Select(f => (Name: Path.GetFileNameWithoutExtension(f), Stories: LabelledStory.Read(f))).ToList();
        var stories = sets.SelectMany(s => s.Stories).ToList();
        var setOf = sets.SelectMany(s => s.Stories.Select(_ => s.Name)).ToList();
        var rows = stories.ConvertAll(s => (Features: tagger.FeaturesOf(s.Input), s.Relevant, Weight: s.Borderline ? BorderlineWeight : 1));
        var fit = new LogisticFit(Feature.Signs, Shrink);

        if (Environment.GetEnvironmentVariable("FIT_DUMP") is { } dump)
            File.WriteAllLines(dump, rows.Select((r, i) => $"{setOf[i]}\t{stories[i].Id}\t{stories[i].Kind}\t{(r.Relevant ? 1 : 0)}\t{stories[i].Hard}\t" + string.Join('\t', r.Features.Select(f => f.ToString("0.000", CultureInfo.InvariantCulture)))));
        PrintCrossValidation(stories, setOf, rows, fit);
        WriteWeights(profileFile, fit.Fit(rows));
        return 0;
    }

    private static void PrintCrossValidation(List<LabelledStory> stories, List<string> setOf, List<(double[] Features, bool Relevant, double Weight)> rows, LogisticFit fit)
    {
        var folds = stories.ConvertAll(s => FoldOf(s.Group ?? s.Id));
        var scores = new double[rows.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = fit.Fit(rows.Where((_, i) => folds[i] != fold).ToList());
            for (var i = 0; i < rows.Count; i++)
            {
                if (folds[i] == fold)
                    scores[i] = LogisticFit.Probability(weights, rows[i].Features);
            }
        }

        Console.WriteLine($"{Folds}-fold cross-validation by event, {stories.Count} stories:");
        foreach (var threshold in (double[])[.3, .4, .5, .6])
            Print(string.Create(CultureInfo.InvariantCulture, $"threshold {threshold:0.0}"), threshold, _ => true);
        foreach (var set in setOf.Distinct())
            Print(set, .5, i => setOf[i] == set);

        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Relevant != scores[i] >= .5)
                Console.WriteLine(FormattableString.Invariant($"  {(rows[i].Relevant ? "missed" : "false alarm")} {scores[i]:0.00} {stories[i].Id} [{stories[i].Hard}]{(stories[i].Borderline ? " borderline" : "")} {stories[i].Title}"));
        }

        void Print(string name, double threshold, Predicate<int> which)
        {
            var hit = Count(i => rows[i].Relevant && scores[i] >= threshold);
            var alarm = Count(i => !rows[i].Relevant && scores[i] >= threshold);
            var miss = Count(i => rows[i].Relevant && scores[i] < threshold);
            Console.WriteLine(FormattableString.Invariant($"  {name}: precision {hit / (double)(hit + alarm):0.000}, recall {hit / (double)(hit + miss):0.000}, F1 {2.0 * hit / ((2.0 * hit) + alarm + miss):0.000}"));

            int Count(Predicate<int> so) => Enumerable.Range(0, rows.Count).Count(i => which(i) && so(i));
        }
    }

    // In place, so that the profile's own order, notes and line breaks stay.
    private static void WriteWeights(string profileFile, double[] weights)
    {
        var profile = File.ReadAllText(profileFile);
        foreach (var (name, weight) in Feature.Names.Append("bias").Zip(weights))
            profile = Regex.Replace(profile, $"(\"{Regex.Escape(name)}\": )-?[0-9.]+", FormattableString.Invariant($"${{1}}{weight:0.0#}"));
        File.WriteAllText(profileFile, profile);
    }

    // FNV-1a: the same folds in every run.
    private static int FoldOf(string group) => (int)(group.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619) % Folds);
}
