using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;
using static Microsoft.Playwright.Assertions;

namespace NewsMonitor.BrowserTests;

public sealed class StoriesTests(Browser browser, SharedSite shared)
{
    [Fact]
    public async Task The_filter_form_can_be_used_with_the_keyboard_alone()
    {
        browser.SkipWithout();
        await using var open = await browser.OpenAsync(await shared.StartedAsync(), "/?topic=no-such-topic");
        await TabToAsync(open.Page, "q");

        await open.Page.Keyboard.TypeAsync("aranceles flores");
        foreach (var field in (string[])["topic", "source", "lang", "urgency"])
            await TabToAsync(open.Page, field);
        await TabToAsync(open.Page, "score");
        await open.Page.Keyboard.TypeAsync("0.5");
        await open.Page.Keyboard.PressAsync("Enter");

        await Expect(open.Page).ToHaveURLAsync(new Regex("q=aranceles\\+flores.*score=0\\.5"));
        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Empty(open.Troubles);
    }

    [Fact]
    public async Task A_filter_lives_in_the_address_and_is_taken_off_again()
    {
        browser.SkipWithout();
        await using var open = await browser.OpenAsync(await shared.StartedAsync(), "/");
        var all = await open.Page.Locator(".event").CountAsync();
        await open.Page.GetByLabel("Topic", new() { Exact = true }).SelectOptionAsync("sanctions");
        await open.Page.GetByLabel("Language").SelectOptionAsync("en");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new Regex("topic=sanctions.*lang=en"));
        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sanctions");
        Assert.InRange(await open.Page.Locator(".event").CountAsync(), 1, all - 1);
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Clear all" }).ClickAsync();
        await Expect(open.Page.Locator(".event")).ToHaveCountAsync(all);
    }

    [Fact]
    public async Task A_bar_of_the_chart_leads_to_its_day()
    {
        browser.SkipWithout();
        await using var open = await browser.OpenAsync(await shared.StartedAsync(), "/");

        await open.Page.Locator(".chart a").First.ClickAsync();

        await Expect(open.Page.Locator(".daybreak")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_story_that_comes_appears_without_a_reload()
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        await using var open = await browser.OpenAsync(site, "/?source=The+Morning+Tide");
        await Expect(open.Page.Locator(".event")).ToHaveCountAsync(0);
        var link = new Uri("https://morning-tide.example/just-in");

        await site.Part<IStoryIndex>().SaveAsync(new()
        {
            Id = StoryId.From(link), Link = link, Title = "Just in", FeedId = "0000000000000001", Outlet = "The Morning Tide", Language = "en", Relevant = true, Score = .9, Reason = "x",
            Published = site.Clock.GetUtcNow(), SeenAt = site.Clock.GetUtcNow(), ExtractedAt = site.Clock.GetUtcNow(), TextSource = TextSource.Page,
        }, CancellationToken.None);

        await Expect(open.Page.Locator(".event")).ToContainTextAsync("Just in", new() { Timeout = 15_000 });
        await Expect(open.Page.Locator("[data-part=counts]")).ToContainTextAsync("1 story");
        Assert.Empty(open.Troubles);
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var press = 0; press < 60; press++)
        {
            if (await page.EvaluateAsync<string>("document.activeElement.id") == id)
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key never came to #{id}.");
    }
}
