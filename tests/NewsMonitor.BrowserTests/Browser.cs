using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(NewsMonitor.BrowserTests.Browser))]

namespace NewsMonitor.BrowserTests;

/// <summary>The machine's own Chromium, started once; tests are skipped with a message where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        var place = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);
        if (place is null)
            return;

        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = place, Args = Flags });
    }

    /// <summary>A page of its own in a browser profile of its own.</summary>
    internal async Task<OpenPage> OpenAsync(Site site, string address, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var page = await chromium!.NewPageAsync(new()
        {
            BaseURL = site.Address.AbsoluteUri,
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        var open = new OpenPage(page);
        await page.GotoAsync(address);
        return open;
    }

    public void SkipWithout() => Assert.SkipWhen(chromium is null, "No Chromium on this machine: install it, or set CHROMIUM to its path.");

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}
