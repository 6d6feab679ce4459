using Microsoft.Playwright;
using NewsMonitor.Tests.Dashboard;

namespace NewsMonitor.BrowserTests;

public sealed class Preview(Browser browser)
{
    [Fact]
    public async Task Shoot()
    {
        var outDir = Environment.GetEnvironmentVariable("SHOTS");
        Assert.SkipWhen(outDir is null, "Set SHOTS to a folder to take screenshots.");
        var paths = (Environment.GetEnvironmentVariable("SHOT_PATHS") ?? "/").Split(',');
        await using var site = await SeededSite.StartAsync(await DashboardSeed.StoriesAsync(days: 20));
        var first = site.Stories.All.First(row => row.Title.StartsWith("Colombia stops", StringComparison.Ordinal));
        paths = [.. paths.Select(path => path.Replace("STORY", first.Id.Value, StringComparison.Ordinal).Replace("LINK", Uri.EscapeDataString(first.Link!.AbsoluteUri), StringComparison.Ordinal))];
        foreach (var (name, scheme, width) in new[] { ("desktop-light", ColorScheme.Light, 1280), ("desktop-dark", ColorScheme.Dark, 1280), ("phone-light", ColorScheme.Light, 390) })
        foreach (var path in paths)
        {
            var page = await browser.PageAsync(site.Address, scheme, width);
            await page.GotoAsync(path);
            var file = path.Split('/', '?')[1] is { Length: > 0 } f ? f : "stories";
            await page.ScreenshotAsync(new() { FullPage = Environment.GetEnvironmentVariable("FULL") is not null, Path = Path.Combine(outDir!, $"{file}-{name}.png") });
        }
    }
}
