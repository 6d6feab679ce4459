using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsMonitor.Config;
using NewsMonitor.Dashboard;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;
using NewsMonitor.Tests.Dashboard;

namespace NewsMonitor.BrowserTests;

/// <summary>The dashboard on a loopback port over stories in memory.</summary>
public sealed class SeededSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private SeededSite(WebApplication app, MemoryStories stories) => (this.app, Stories) = (app, stories);

    public MemoryStories Stories { get; }

    public Uri Address => new(app.Urls.First());

    public static async Task<SeededSite> StartAsync(MemoryStories stories, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new("Dashboard:FreshFor", "00:00:01")]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSingleton<TimeProvider>(new SeedClock());
        builder.Services.AddNewsMonitor();
        builder.Services.AddSingleton<IStoryIndex>(stories);
        builder.Services.AddSingleton<IStoryStore>(stories);
        builder.Services.AddSingleton<IConfigStore>(new MemoryConfig());
        builder.Services.AddSingleton<IFeedCatalogue>(new MemoryCatalogue([]));
        var app = builder.Build();
        DashboardEndpoints.Map(app);
        await app.StartAsync();
        return new SeededSite(app, stories);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // Time passes, from the moment that the seed knows as now.
    private sealed class SeedClock : TimeProvider
    {
        private readonly long start = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => DashboardSeed.Now + System.GetElapsedTime(start);
    }
}
