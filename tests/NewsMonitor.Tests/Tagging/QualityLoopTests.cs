using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Stories.Quality;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Tagging;

public sealed class QualityLoopTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = SmallProfile.Now;

    [Fact]
    public async Task The_archive_tells_each_story_once_in_its_fullest_words()
    {
        var account = await azurite.NewAccountAsync();
        var (inbox, index, stories) = (new BlobInbox(account), new TableStoryIndex(account), new BlobStoryStore(account));
        await inbox.AddAsync(Item("kept", Now.AddDays(-1)), CancellationToken.None);
        await inbox.AddAsync(Item("plain", Now.AddDays(-2)) with { Summary = "<p>Told by the <b>feed</b></p>" }, CancellationToken.None);
        await inbox.AddAsync(Item("plain", Now.AddDays(-2)) with { Version = 2 }, CancellationToken.None);
        await inbox.AddAsync(Item("long ago", Now.AddDays(-30)), CancellationToken.None);
        var kept = StoryOf("kept", "The whole text", Now.AddDays(-1));
        await stories.SaveAsync(kept, CancellationToken.None);
        await index.SaveAsync(StoryRow.Of(kept, 1, Now), CancellationToken.None);

        var told = await new StoryArchive(inbox, index, stories, new FakeTimeProvider(Now)).OfLastAsync(30, CancellationToken.None).ToListAsync();

        Assert.Equal([("kept", "The whole text"), ("plain", "Told by the feed")], told.Select(s => (s.Input.Title, s.Input.Text!)));
    }

    [Fact]
    public void A_candidate_is_compared_on_the_same_words_and_each_change_has_its_reason()
    {
        var candidate = SmallProfile.Tagger(p =>
        {
            p["topics"]![0]!["terms"]![0]!["en"] = new JsonArray("wind farm(s|)", "ferry line");
            p["topics"]![1]!["terms"]![0]!["en"] = new JsonArray("cod quota(s|)", "wind farm(s|)");
        });
        var trial = new ProfileTrial(SmallProfile.Tagger(), candidate);

        foreach (var title in (string[])["Norway and France: gas deal", "France and Norway: ferry line", "Norway, France: wind farm", "Rain in Oslo", "French Norwegian cod quotas"])
            trial.Compare(Archived(title));

        Assert.Equal((5, 3, 1), (trial.Stories, trial.RelevantNow, trial.OtherTopics));
        Assert.Equal([("France and Norway: ferry line", true), ("Norway and France: gas deal", false)], trial.Changes.Select(c => (c.Title, c.Alerts)).OrderBy(c => c.Title));
        Assert.All(trial.Changes, c => Assert.NotEmpty(c.Reason));
        Assert.All(trial.Changes, c => Assert.NotEqual(c.ScoreNow >= .5, c.ScoreThen >= .5));
    }

    [Fact]
    public void A_rule_on_trial_says_what_it_would_have_sent()
    {
        var tally = new ShadowTally(SmallProfile.Tagger());

        foreach (var title in (string[])["France signs gas deal on Svalbard", "France, Norway, Svalbard: gas deal", "Bears on Svalbard", "Norway and France: gas deal"])
            tally.Count(Archived(title));

        var rule = Assert.Single(tally.Rules);
        Assert.Equal(("no.new", 3), (rule.Rule, rule.Matched));
        Assert.Equal(["France signs gas deal on Svalbard"], rule.WouldSend);
        Assert.Empty(rule.WouldDrop);
    }

    [Fact]
    public void Precision_is_counted_per_rule_topic_and_source_the_weakest_first()
    {
        var report = QualityReport.Of(
        [
            Judged("a", true, relevant: true, "North", ["trade"], ["r1", "r2"]),
            Judged("b", false, relevant: true, "North", ["trade"], ["r1"]),
            Judged("c", true, relevant: true, "South", ["trade", "migration"], ["r2"]),
            Judged("d", true, relevant: false, "South", [], []),
            Judged("e", false, relevant: false, "South", [], []),
        ]);

        Assert.Equal(new Precision("all", 2, 1), report.Overall);
        Assert.Equal([new("r1", 1, 1), new("r2", 2, 0)], report.Rules);
        Assert.Equal([new("trade", 2, 1), new("migration", 1, 0)], report.Topics);
        Assert.Equal([new("North", 1, 1), new("South", 1, 0)], report.Sources);
        Assert.Equal(["d"], report.Missed);
    }

    [Fact]
    public async Task Readers_words_come_with_the_rules_behind_the_story()
    {
        var account = await azurite.NewAccountAsync();
        var (index, stories, feedback) = (new TableStoryIndex(account), new BlobStoryStore(account), new TableFeedback(account));
        var kept = StoryOf("Norway and France sign gas deal", "", Now);
        await stories.SaveAsync(kept, CancellationToken.None);
        await index.SaveAsync(StoryRow.Of(kept, 1, Now), CancellationToken.None);
        await feedback.SaveAsync(new(kept.Id, false, "desk", Now), CancellationToken.None);
        await feedback.SaveAsync(new(new("00000000000000000000000000000000"), false, "desk", Now), CancellationToken.None);

        var judged = Assert.Single(await new FeedbackReader(feedback, index, stories).SinceAsync(Now.AddDays(-1), CancellationToken.None).ToListAsync());

        Assert.Equal(["no.country", "fr.country", "en.gas"], judged.Rules);
    }

    private static ArchivedStory Archived(string title) => new(IdOf(title), "Outlet", null, TextSource.FeedSummary, new(title, "") { Language = "en" });

    private static JudgedStory Judged(string title, bool right, bool relevant, string outlet, string[] topics, string[] rules)
    {
        var story = StoryOf(title, "", Now) with { Outlet = outlet, Decision = new() { Relevant = relevant, Score = .5, Language = "en", Reason = "", Topics = topics } };
        return new(new(story.Id, right, "desk", Now), StoryRow.Of(story, 0, Now), rules);
    }

    private static Story StoryOf(string title, string text, DateTimeOffset seen) => new()
    {
        Id = IdOf(title), Title = title, Text = text, FeedId = "f", Outlet = "Outlet", Published = seen, SeenAt = seen, TextSource = TextSource.Page,
        Decision = SmallProfile.Tagger().Decide(new("Norway and France sign gas deal", text) { Language = "en" }),
    };

    private static FeedItem Item(string title, DateTimeOffset seen) => new() { Id = IdOf(title), FeedId = "f", Outlet = "Outlet", Title = title, SeenAt = seen, Language = "en" };

    private static StoryId IdOf(string title) => StoryId.From("f", title);
}
