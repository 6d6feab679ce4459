using Microsoft.Playwright;
using NewsMonitor.Tests;

namespace NewsMonitor.BrowserTests;

/// <summary>Takes the pictures of docs/dashboard.md: <c>SCREENSHOTS=docs/screenshots dotnet test tests/NewsMonitor.BrowserTests --filter Screenshots</c>.</summary>
public sealed class Screenshots(Browser browser)
{
    [Fact]
    public async Task Every_page_light_and_dark_on_desk_and_phone()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS");
        Assert.SkipWhen(folder is null, "Set SCREENSHOTS to the folder that the pictures go into.");
        browser.SkipWithout();
        await using var azurite = new AzuriteFixture();
        await using var site = await NewsMonth.StartAsync(azurite);
        foreach (var name in Shown)
        foreach (var (look, scheme, width, height) in Looks)
        {
            await using var open = await browser.OpenAsync(site, await Pages.AddressAsync(site, name), scheme, width, height);
            await open.Page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"{name}-{look}.png"), FullPage = Environment.GetEnvironmentVariable("FULL") is not null });
        }
    }

    private static readonly string[] Shown = ["stories", "sanctions", "story", "why", "why-not", "feeds", "digests", "digest", "operations"];

    private static readonly (string Look, ColorScheme Scheme, int Width, int Height)[] Looks =
    [
        ("desktop-light", ColorScheme.Light, 1280, 900), ("desktop-dark", ColorScheme.Dark, 1280, 900),
        ("phone-light", ColorScheme.Light, 390, 844), ("phone-dark", ColorScheme.Dark, 390, 844),
    ];
}
