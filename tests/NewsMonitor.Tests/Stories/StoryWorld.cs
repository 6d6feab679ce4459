using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Tests.Digests;
using NewsMonitor.Tests.Http;

namespace NewsMonitor.Tests.Stories;

/// <summary>The extraction stage as it is wired for production, over Azurite, with a publisher on loopback.</summary>
internal sealed class StoryWorld : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly LoopbackServer web;

    private StoryWorld(ServiceProvider services, LoopbackServer web) => (this.services, this.web) = (services, web);

    public List<string> Asked { get; } = [];

    /// <summary>What the publisher answers for a path; null is 404.</summary>
    public Func<string, string?> Pages { get; set; } = _ => null;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public static async Task<StoryWorld> StartAsync(StorageAccount account, FaultLine? faults = null)
    {
        StoryWorld? world = null;
        var web = await LoopbackServer.StartAsync(context => world!.AnswerAsync(context));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Http:PrivateHosts:0"] = web.Host,
            ["HookSecret"] = DigestWorld.Secret,
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddNewsMonitor();
        services.AddSingleton(account).AddSingleton<IDigestQueue>(new MemoryQueue(TimeProvider.System, faults ?? new FaultLine()));
        world = new(services.BuildServiceProvider(), web);
        await world.Get<IConfigStore>().WriteAsync(ShippedConfig.Subscriptions, Encoding.UTF8.GetBytes(
            """
            { "subscriptions": [
              { "id": "desk", "channel": "webhook", "url": "https://hooks.example/desk", "secretSettings": ["HookSecret"],
                "cadence": { "kind": "immediate", "windowMinutes": 10 }, "timeZone": "America/Bogota" },
              { "id": "mesa", "channel": "email", "recipients": ["ana@example.org"], "languages": ["es"],
                "cadence": { "kind": "daily", "at": ["07:00"] }, "timeZone": "America/Bogota" } ] }
            """), CancellationToken.None);
        return world;
    }

    public FeedItem Item(string slug, string title, string? summary, int version = 1) => new()
    {
        Id = StoryId.From(web.At(slug)),
        FeedId = "feed",
        Outlet = "The Andes Herald",
        Link = web.At(slug),
        Title = title,
        Summary = summary,
        Published = new DateTimeOffset(2026, 6, 1, 11, 0, 0, TimeSpan.Zero),
        SeenAt = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero).AddDays(version - 1),
        Version = version,
    };

    public Task ExtractAsync(FeedItem item) => Get<StoryExtractor>().ExtractAsync(item, CancellationToken.None);

    public Task<StoryRow?> RowAsync(FeedItem item) => Get<IStoryIndex>().FindAsync(item.Id, CancellationToken.None);

    public Task<IReadOnlyList<Booking>> BookingsAsync(string subscription = "desk") =>
        Get<IOutbox>().PendingAsync(subscription, DateTimeOffset.MaxValue, 100, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await web.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Asked.Add(path);
        if (Pages(path) is not { } page)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(page);
    }
}
