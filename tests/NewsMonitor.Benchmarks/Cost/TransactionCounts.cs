using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Local.Azurite;
using NewsMonitor.Local.Demo;
using NewsMonitor.Local.Running;
using NewsMonitor.Local.Settings;
using NewsMonitor.Storage;
using NewsMonitor.Stories;

namespace NewsMonitor.Benchmarks.Cost;

/// <summary><c>cost</c>: what each act of the pipeline asks of storage, counted over the demo newsroom, and what that comes to in a month of Azure.</summary>
internal sealed class TransactionCounts(IServiceProvider services, DemoNewsroom newsroom, StorageRequests requests, IReadOnlyDictionary<int, string> ports)
{
    private const int Ticks = 10;

    private static readonly HostJson Host = new() { QueueVisibilityTimeout = TimeSpan.FromSeconds(30) };

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-cost-").FullName;
        await using var azurite = await AzuriteProcess.StartInMemoryAsync(["cost"], CancellationToken.None);
        await using var newsroom = await DemoNewsroom.StartAsync(DemoPace.AllAtOnce, folder, TimeProvider.System, CancellationToken.None);
        var connection = azurite.ConnectionStringOf("cost");
        using var requests = new StorageRequests(besides: newsroom.Site.Port);
        await using var services = ServicesOver(connection, newsroom);
        await services.GetRequiredService<StorageAccount>().CreateMissingAsync(CancellationToken.None);

        var counted = await new TransactionCounts(services, newsroom, requests, PortsOf(connection)).CountAsync();
        counted.Print();
        foreach (var feeds in new[] { 50, 500, 5_000 })
            MonthlyCost.Of(feeds, counted).Print();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private async Task<Counted> CountAsync()
    {
        var config = services.GetRequiredService<IConfigStore>();
        await config.WriteAsync(ShippedConfig.Feeds, newsroom.FeedList, CancellationToken.None);
        await config.WriteAsync(ShippedConfig.Subscriptions, newsroom.Subscriptions, CancellationToken.None);
        var pipeline = await Pipeline.CreateAsync(services, PollScope.All, Host, CancellationToken.None);
        var poller = services.GetRequiredService<FeedPoller>();
        Take();

        await poller.PollAsync(PollScope.All, CancellationToken.None);
        var firstPoll = Take();
        var (relevant, other) = await ReadInboxAsync();
        await Task.Delay(TimeSpan.FromSeconds(16));
        while (await pipeline.Digests.HandleBatchAsync(CancellationToken.None) > 0)
        {
        }

        var digests = Take();
        await poller.PollAsync(PollScope.All, CancellationToken.None);
        var quietPoll = Take();
        for (var tick = 0; tick < Ticks; tick++)
        {
            await poller.PollAsync(PollScope.Due, CancellationToken.None);
            await services.GetRequiredService<DigestClock>().SweepAsync(CancellationToken.None);
        }

        return new Counted(
            IdleTick: 1.0 / Ticks * Take(), QuietCycle: quietPoll,
            NewEntry: 1.0 / newsroom.Manifest.Stories.Count * (firstPoll - quietPoll),
            relevant, other,
            Digest: 1.0 / 3 * digests);
    }

    /// <returns>The mean of the relevant stories and of the others.</returns>
    private async Task<(Operations Relevant, Operations Other)> ReadInboxAsync()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var items = await services.GetRequiredService<IInbox>().OfDayAsync(today, CancellationToken.None).ToListAsync();
        Take();
        var costs = new List<(bool Relevant, Operations Operations)>();
        foreach (var item in items)
        {
            await services.GetRequiredService<StoryExtractor>().ExtractAsync(item, CancellationToken.None);
            var operations = Take();
            costs.Add(((await services.GetRequiredService<IStoryIndex>().FindAsync(item.Id, CancellationToken.None))!.Relevant, operations));
            Take();
        }

        return (MeanOf(costs.Where(cost => cost.Relevant)), MeanOf(costs.Where(cost => !cost.Relevant)));
    }

    private static Operations MeanOf(IEnumerable<(bool Relevant, Operations Operations)> costs) =>
        1.0 / costs.Count() * costs.Select(cost => cost.Operations).Aggregate((a, b) => a + b);

    private Operations Take()
    {
        var taken = requests.TakeByPort().ToLookup(count => ports.GetValueOrDefault(count.Port, ""));
        return new(
            taken["blob"].Where(count => !StorageRequests.IsRead(count.Method)).Sum(count => count.Count),
            taken["blob"].Where(count => StorageRequests.IsRead(count.Method)).Sum(count => count.Count),
            taken["queue"].Sum(count => count.Count), taken["table"].Sum(count => count.Count));
    }

    private static ServiceProvider ServicesOver(string connection, DemoNewsroom newsroom) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(newsroom.Settings).AddInMemoryCollection([
            new("AzureWebJobsStorage", connection), new("Links:BaseUrl", "http://127.0.0.1:1")]).Build())
        .AddLogging().AddNewsMonitor().BuildServiceProvider();

    private static Dictionary<int, string> PortsOf(string connection) => connection.Split(';')
        .Where(part => part.Contains("Endpoint=", StringComparison.Ordinal))
        .ToDictionary(part => new Uri(part.Split('=', 2)[1]).Port, part => part.Split("Endpoint", 2)[0].ToLowerInvariant());
}

/// <summary>What each act costs; a relevant story of the demo is booked two or three times, as its mail and webhook want it.</summary>
internal sealed record Counted(Operations IdleTick, Operations QuietCycle, Operations NewEntry, Operations Relevant, Operations Other, Operations Digest)
{
    public void Print()
    {
        Console.WriteLine("| act | blob writes | blob reads | queue | table |\n|---|---|---|---|---|");
        Console.WriteLine($"| a tick of both timers with nothing due {IdleTick}");
        Console.WriteLine($"| a poll cycle in which no feed changed, however many {QuietCycle}");
        Console.WriteLine($"| a new entry taken, its feed's state included {NewEntry}");
        Console.WriteLine($"| a story judged and found irrelevant {Other}");
        Console.WriteLine($"| a relevant story: page, story, bookings {Relevant}");
        Console.WriteLine($"| a digest composed, frozen, sent and settled {Digest}\n");
    }
}
