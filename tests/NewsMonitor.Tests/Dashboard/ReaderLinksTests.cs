using NewsMonitor.Digests;
using NewsMonitor.Digests.Links;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Dashboard;

public sealed class ReaderLinksTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Opening_a_link_changes_nothing_and_its_button_unsubscribes_once()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);
        var link = PathOf(dashboard, new LinkRight(LinkAction.Unsubscribe, "desk", "analyst@example.org"));
        var states = dashboard.Part<ISubscriptionStates>();

        var page = await dashboard.PageAsync(link);
        Assert.Contains("a***@example.org", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.True((await states.ReadAsync("desk", CancellationToken.None)).Reaches("analyst@example.org"));

        await dashboard.PostAsync(page.QuerySelector("form")!.GetAttribute("action")!);
        await dashboard.PostAsync(link, "List-Unsubscribe=One-Click");
        Assert.Equal(["analyst@example.org"], (await states.ReadAsync("desk", CancellationToken.None)).Unsubscribed);
    }

    [Fact]
    public async Task A_mail_program_of_another_site_may_unsubscribe()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);
        var link = PathOf(dashboard, new LinkRight(LinkAction.Unsubscribe, "desk", "analyst@example.org"));

        Assert.Equal(200, (await dashboard.AskAsync(link, "POST", [("Origin", "https://mail.example")], "List-Unsubscribe=One-Click")).Status);
    }

    [Fact]
    public async Task Pausing_is_not_unsubscribing()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);

        await dashboard.PostAsync(PathOf(dashboard, new LinkRight(LinkAction.Pause, "desk", "analyst@example.org")));

        var state = await dashboard.Part<ISubscriptionStates>().ReadAsync("desk", CancellationToken.None);
        Assert.Equal((0, 1), (state.Unsubscribed.Count, state.Paused.Count));
    }

    [Fact]
    public async Task Feedback_from_a_digest_is_kept_under_its_subscription()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);
        var story = StoryId.From(new Uri("https://example.org/story"));

        await dashboard.PostAsync(PathOf(dashboard, new LinkRight(LinkAction.Feedback, "desk", story.Value)));

        var kept = Assert.Single(await dashboard.Part<IFeedback>().OfStoryAsync(story, CancellationToken.None));
        Assert.Equal((false, "desk"), (kept.Relevant, kept.By));
    }

    [Theory]
    [InlineData("/unsubscribe")]
    [InlineData("/unsubscribe?t=")]
    [InlineData("/unsubscribe?t=abc.def")]
    public async Task A_link_that_was_not_signed_here_does_nothing(string link)
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);

        Assert.Equal(400, (await dashboard.AskAsync(link)).Status);
        Assert.Equal(400, (await dashboard.AskAsync(link, "POST", form: "")).Status);
    }

    [Fact]
    public async Task A_link_for_one_thing_does_not_do_another()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);
        var pause = PathOf(dashboard, new LinkRight(LinkAction.Pause, "desk", "analyst@example.org"));

        Assert.Equal(400, (await dashboard.AskAsync(pause.Replace("/pause", "/unsubscribe", StringComparison.Ordinal), "POST", form: "")).Status);
    }

    private static string PathOf(TestDashboard dashboard, LinkRight right) => new Uri(dashboard.Part<LinkTokens>().LinkTo(right)).PathAndQuery;
}
