using Deque.AxeCore.Playwright;
using NewsMonitor.Tests.Dashboard;

namespace NewsMonitor.BrowserTests;

public sealed class StoriesTests(Browser browser)
{
    [Fact]
    public async Task The_story_list_is_clean_by_axe()
    {
        await using var site = await SeededSite.StartAsync(await DashboardSeed.StoriesAsync(days: 20));
        var page = await browser.PageAsync(site.Address);
        await page.GotoAsync("/");

        var found = await page.RunAxe();

        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }
}
