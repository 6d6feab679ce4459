using NewsMonitor.BrowserTests;
using NewsMonitor.Tests;

[assembly: AssemblyFixture(typeof(SharedSite))]

namespace NewsMonitor.BrowserTests;

/// <summary>One filled site for the whole run, started by the first test that has a browser. Tests that change something each change their own thing.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    private readonly AzuriteFixture azurite = new();
    private readonly Lazy<Task<Site>> site;

    public SharedSite() => site = new(() => NewsMonth.StartAsync(azurite));

    internal Task<Site> StartedAsync() => site.Value;

    public ValueTask InitializeAsync() => azurite.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (site.IsValueCreated)
            await (await site.Value).DisposeAsync();
        await azurite.DisposeAsync();
    }
}
