using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NewsMonitor.Dashboard;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using NewsMonitor.Tests;
using NewsMonitor.Tests.Dashboard;

namespace NewsMonitor.BrowserTests;

/// <summary>The dashboard as the local host serves it, on a loopback port and an account of Azurite; digests go to a letter box that refuses some.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication app;

    private Site(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public MovedClock Clock => (MovedClock)Part<TimeProvider>();

    public T Part<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<Site> StartAsync(AzuriteFixture azurite, IReadOnlyList<Feed> feeds)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([
            new("AzureWebJobsStorage", await azurite.NewConnectionStringAsync()),
            new("Dashboard:FreshFor", "00:00:01"), new("Dashboard:Hosts:0", "127.0.0.1"),
            new("Links:BaseUrl", "https://monitor.example"), new("Links:SigningKey", "for-the-browser-tests-only-000001"),
        ]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new MovedClock(NewsMonth.Now));
        builder.Services.AddNewsMonitor();
        builder.Services.AddSingleton<IFeedCatalogue>(new MemoryCatalogue(feeds));
        builder.Services.RemoveAll<IDigestChannel>();
        builder.Services.AddSingleton<IDigestChannel>(new LetterBox(Channel.Email));
        builder.Services.AddSingleton<IDigestChannel>(new LetterBox(Channel.Webhook));
        var app = builder.Build();
        DashboardEndpoints.Map(app);
        await app.Services.GetRequiredService<StorageAccount>().CreateMissingAsync(CancellationToken.None);
        await app.StartAsync();
        return new Site(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
