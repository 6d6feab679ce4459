using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Storage;

public sealed class TableFeedbackTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_readers_later_word_replaces_the_earlier_one()
    {
        var account = await azurite.NewAccountAsync();
        var feedback = new TableFeedback(account);
        var (story, other) = (StoryId.From(new Uri("https://example.org/a")), StoryId.From(new Uri("https://example.org/b")));

        await feedback.SaveAsync(new Feedback(story, false, "desk", Now.AddDays(-9)), CancellationToken.None);
        await feedback.SaveAsync(new Feedback(story, true, "desk", Now), CancellationToken.None);
        await feedback.SaveAsync(new Feedback(story, false, "dashboard", Now), CancellationToken.None);
        await feedback.SaveAsync(new Feedback(other, false, "desk", Now.AddDays(-9)), CancellationToken.None);

        Assert.Equal(
            [("dashboard", false), ("desk", true)],
            (await feedback.OfStoryAsync(story, CancellationToken.None)).Select(each => (each.By, each.Relevant)));
        Assert.Equal([story, story], (await feedback.SinceAsync(Now.AddDays(-1), CancellationToken.None).ToListAsync()).Select(each => each.Story));
    }
}
