using System.Text.Json;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Tagging;

/// <summary>
/// Prints the tagger's quality and holds it: a figure more than .01 below the recorded one fails. What is better is recorded in
/// testdata/tagging/recorded.json by hand, with the change that made it so.
/// </summary>
public sealed class QualityTests(ITestOutputHelper output)
{
    private const double Tolerance = .01;

    /// <summary>A folder to leave the print in; .ci/run shows it at its end.</summary>
    private const string ReportVariable = "QUALITY_REPORT";

    private static readonly Tagger Tagger = new(Profile.Shipped(), TimeProvider.System);

    [Theory]
    [InlineData("tune", 190)]
    [InlineData("tune-2", 80)]
    [InlineData("held-out", 180)]
    [InlineData("unseen", 60)]
    [InlineData("topics-tune", 70)]
    [InlineData("tune-3", 280)]
    [InlineData("tune-4", 360)]
    [InlineData("tune-5", 360)]
    [InlineData("tune-6", 360)]
    [InlineData("unseen-2", 280)]
    [InlineData("topics-fresh", 30)]
    public void The_own_stories_are_judged_as_well_as_recorded(string set, int atLeast)
    {
        var stories = LabelledStory.Read(Path.Combine(Folder, set + ".jsonl"));

        Assert.True(stories.Count >= atLeast && stories.Count(s => s.Relevant) >= atLeast / 4);
        Hold(set, stories);
    }

    [Fact]
    public void The_shared_stories_are_judged_as_well_as_recorded()
    {
        var shared = Repository.PathOf("..", "shared", "eval", "tagging", "gold.dev.jsonl");
        Assert.SkipUnless(File.Exists(shared), "The shared stories are not beside this checkout.");

        Hold("shared-dev", LabelledStory.Read(shared));
    }

    [Fact]
    public void No_story_is_labelled_twice()
    {
        var titles = Directory.GetFiles(Folder, "*.jsonl").SelectMany(LabelledStory.Read).Select(s => s.Title).ToList();

        Assert.Equal(titles.Count, titles.Distinct().Count());
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "testdata", "tagging");

    private void Hold(string set, IReadOnlyList<LabelledStory> stories)
    {
        var score = new TaggingScore(Tagger, stories);
        var print = score.Print(set);
        output.WriteLine(print);
        if (Environment.GetEnvironmentVariable(ReportVariable) is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, set + ".txt"), print);

        var recorded = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(Path.Combine(Folder, "recorded.json")))![set];
        var fallen = recorded.Where(r => score.Figures[r.Key] < r.Value - Tolerance).Select(r => $"{r.Key}: {score.Figures[r.Key]}, recorded {r.Value}");
        Assert.Equal([], fallen);
        Assert.Equal(score.Figures.Keys.Order(), recorded.Keys.Order());
    }
}
