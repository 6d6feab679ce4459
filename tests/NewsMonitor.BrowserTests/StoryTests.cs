using Microsoft.Playwright;
using NewsMonitor.Stories;
using static Microsoft.Playwright.Assertions;

namespace NewsMonitor.BrowserTests;

public sealed class StoryTests(Browser browser, SharedSite shared)
{
    [Fact]
    public async Task Feedback_is_kept_and_shown()
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        var story = await Pages.StoryAsync(site, row => row.Relevant && row.Topics.Contains("human-rights"));
        await using var open = await browser.OpenAsync(site, $"/story/{story.Id}");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "It does not" }).ClickAsync();

        await Expect(open.Notice).ToContainTextAsync("it does not belong here");
        await Expect(open.Page.GetByText("Does not belong here, said here")).ToBeVisibleAsync();
        Assert.False(Assert.Single(await site.Part<IFeedback>().OfStoryAsync(story.Id, CancellationToken.None)).Relevant);
    }

    [Fact]
    public async Task The_citation_is_copied_with_one_press()
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        await using var open = await browser.OpenAsync(site, await Pages.AddressAsync(site, "story"));

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();

        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        Assert.Equal((await open.Page.Locator("#citation").TextContentAsync())!.Trim(), await open.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task The_archived_page_is_downloaded_and_not_opened()
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        await using var open = await browser.OpenAsync(site, await Pages.AddressAsync(site, "story"));

        var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.GetByRole(AriaRole.Link, new() { Name = "as fetched" }).ClickAsync());

        Assert.EndsWith(".html.txt", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(open.Troubles);
    }

    [Fact]
    public async Task Why_explains_a_story_that_was_pasted_and_is_not_here()
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        var story = await Pages.StoryAsync(site, row => !row.Relevant);
        await using var open = await browser.OpenAsync(site, "/why");

        await open.Page.GetByLabel("Address of the story").FillAsync(story.Link!.AbsoluteUri + "?utm_source=mail");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Explain" }).ClickAsync();

        var judged = open.Page.Locator(".steps > li", new() { HasText = "Judged" });
        await Expect(judged).ToContainTextAsync("stopped here");
        await Expect(judged).ToContainTextAsync("a story is relevant from 0.50");
    }
}
