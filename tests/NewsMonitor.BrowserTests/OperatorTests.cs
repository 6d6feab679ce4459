using Microsoft.Playwright;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Links;
using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using static Microsoft.Playwright.Assertions;

namespace NewsMonitor.BrowserTests;

public sealed class OperatorTests(Browser browser, SharedSite shared)
{
    [Fact]
    public async Task Poll_now_makes_a_feed_due()
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        await using var open = await browser.OpenAsync(site, "/feeds");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Poll now: Potomac Dispatch" }).ClickAsync();

        await Expect(open.Notice).ToContainTextAsync("Potomac Dispatch is polled");
        var feed = NewsMonth.Feeds.First(feed => feed.Title == "Potomac Dispatch");
        Assert.True((await site.Part<IFeedStates>().LoadBookAsync(CancellationToken.None)).Of(feed).IsDue(site.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task The_mail_of_a_digest_is_shown_and_can_be_sent_again()
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        await using var open = await browser.OpenAsync(site, "/digests");
        await open.Page.Locator("section", new() { HasText = "mesa de análisis" }).GetByRole(AriaRole.Row, new() { Name = "reached nobody" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(open.Page.FrameLocator("iframe.mail").Locator("body")).ToContainTextAsync("mesa de análisis");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();

        await Expect(open.Notice).ToContainTextAsync("Asked for");
        Assert.Contains("mesa", (await site.Part<StorageAccount>().Queue(StorageNames.DigestsQueue).PeekMessagesAsync(32)).Value.Select(message => message.Body.ToString()).First(), StringComparison.Ordinal);
        Assert.Empty(open.Troubles);
    }

    [Fact]
    public async Task What_gave_up_is_sent_again_one_by_one()
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        await using var open = await browser.OpenAsync(site, "/operations");

        await open.Page.GetByRole(AriaRole.Row, new() { Name = "webjobs-blobtrigger-poison" }).GetByRole(AriaRole.Button).ClickAsync();

        await Expect(open.Notice).ToHaveTextAsync("1 message was sent again.");
        Assert.Equal(0, (await site.Part<StorageAccount>().Queue(StorageNames.BlobPoisonQueue).GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Opening_an_unsubscribe_link_changes_nothing_until_its_button_is_pressed()
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        var address = $"/unsubscribe?t={site.Part<LinkTokens>().TokenOf(new(LinkAction.Unsubscribe, "policy-desk", "analyst@example.org"))}";
        await using var open = await browser.OpenAsync(site, address, width: 390);
        Assert.True((await site.Part<ISubscriptionStates>().ReadAsync("policy-desk", CancellationToken.None)).Reaches("analyst@example.org"));

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Unsubscribe" }).ClickAsync();

        await Expect(open.Page.GetByRole(AriaRole.Heading)).ToContainTextAsync("a***@example.org gets no more");
        Assert.False((await site.Part<ISubscriptionStates>().ReadAsync("policy-desk", CancellationToken.None)).Reaches("analyst@example.org"));
    }
}
