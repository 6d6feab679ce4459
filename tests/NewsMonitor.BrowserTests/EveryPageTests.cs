using Microsoft.Playwright;

namespace NewsMonitor.BrowserTests;

public sealed class EveryPageTests(Browser browser, SharedSite shared)
{
    public static TheoryData<string> Names => [.. Pages.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_is_clean_by_axe_in_light_and_dark(string name)
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        await using var open = await browser.OpenAsync(site, await Pages.AddressAsync(site, name));
        Assert.Empty(await open.AxeViolationsAsync());

        await open.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        Assert.Empty(await open.AxeViolationsAsync("color-contrast"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_fits_a_phone_and_a_desk_and_asks_nobody_else(string name)
    {
        browser.SkipWithout();
        var site = await shared.StartedAsync();
        await using var open = await browser.OpenAsync(site, await Pages.AddressAsync(site, name), width: 360);
        Assert.Equal(0, await open.OverflowAsync());

        await open.Page.SetViewportSizeAsync(1280, 900);

        Assert.Equal(0, await open.OverflowAsync());
        // Chromium reports the status of a page that is missing, as it should be.
        Assert.DoesNotContain(open.Troubles, trouble => name != "missing" || !trouble.Contains("404", StringComparison.Ordinal));
    }
}
