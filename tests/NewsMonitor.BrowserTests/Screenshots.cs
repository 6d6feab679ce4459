using Microsoft.Playwright;
using NewsMonitor.Tests;

namespace NewsMonitor.BrowserTests;

/// <summary>Takes the pictures of docs/dashboard.md: <c>SCREENSHOTS=docs/screenshots dotnet test tests/NewsMonitor.BrowserTests --filter Screenshots</c>.</summary>
public sealed class Screenshots(Browser browser, AzuriteFixture azurite)
{
    [Fact]
    public async Task Every_page_light_and_dark_on_desk_and_phone()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS");
        Assert.SkipWhen(folder is null, "Set SCREENSHOTS to the folder that the pictures go into.");
        await using var site = await NewsMonth.StartAsync(azurite);
        foreach (var (name, address) in await Pages.OfAsync(site))
        foreach (var (look, scheme, width, height) in Looks)
        {
            var page = await browser.PageAsync(site.Address, scheme, width, height);
            await page.GotoAsync(address);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"{name}-{look}.png"), FullPage = Environment.GetEnvironmentVariable("FULL") is not null });
            await page.CloseAsync();
        }
    }

    private static readonly (string Look, ColorScheme Scheme, int Width, int Height)[] Looks =
    [
        ("desktop-light", ColorScheme.Light, 1280, 900), ("desktop-dark", ColorScheme.Dark, 1280, 900),
        ("phone-light", ColorScheme.Light, 390, 844), ("phone-dark", ColorScheme.Dark, 390, 844),
    ];
}
