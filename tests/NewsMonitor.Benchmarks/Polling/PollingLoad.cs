using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Benchmarks.Cost;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Local.Azurite;
using NewsMonitor.Storage;

namespace NewsMonitor.Benchmarks.Polling;

/// <summary>
/// <c>polling [FEEDS]</c>: three poll cycles over a loopback server against an in-memory Azurite, and their figures: the first poll, one with
/// news from a fifth of the feeds, and one without any.
/// </summary>
internal static class PollingLoad
{
    private const int Usual = 10_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Usual;
        await using var azurite = await AzuriteProcess.StartInMemoryAsync(["load"], CancellationToken.None);
        using var server = StartServer();
        var port = int.Parse((await server.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        using var storage = new StorageRequests(besides: port);
        using var control = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };

        var account = StorageAccount.FromConnectionString(azurite.ConnectionStringOf("load"));
        await account.CreateMissingAsync(CancellationToken.None);
        var feeds = Enumerable.Range(0, count).Select(i => new Feed(new($"http://f{i}.{LoadServer.Domain}:{port}/feed"), $"Feed {i}")).ToList();
        Console.WriteLine($"{count:N0} feeds, {Environment.ProcessorCount} cores, server GC {System.Runtime.GCSettings.IsServerGC}");

        var cycles = new Cycles(control, storage);
        // What a first poll finds would be 150,000 blobs; the inbox is measured where the product's days are spent.
        await cycles.MeasureAsync("first poll (inbox not written)", feeds, Services(azurite, port, feeds, writeInbox: false));
        await control.GetStringAsync("/next-edition");
        var news = await cycles.MeasureAsync("news from 20 %", feeds, Services(azurite, port, feeds, writeInbox: true));
        var quiet = await cycles.MeasureAsync("no change", feeds, Services(azurite, port, feeds, writeInbox: true));
        server.StandardInput.Close();

        var allowed = Math.Max(1, count / 500);
        var met = news.Took <= TimeSpan.FromSeconds(120) && cycles.PeakBytes < 500_000_000 && quiet.Writes <= allowed;
        Console.WriteLine($"{(met ? "met" : "MISSED")}: 120 s, 500 MB, {allowed} writes without change");
        return met ? 0 : 1;
    }

    private static ServiceProvider Services(AzuriteProcess azurite, int port, List<Feed> feeds, bool writeInbox)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionStringOf("load"),
            ["Http:PrivateHosts:0"] = $"*.{LoadServer.Domain}:{port}",
            ["Http:ContactUrl"] = "https://monitor.example/load",
        }).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings).AddNewsMonitor()
            .AddSingleton<ResolveHost>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]))
            .AddSingleton<IFeedCatalogue>(new Listed(feeds));
        if (!writeInbox)
            services.AddSingleton<IInbox, NoInbox>();
        return services.BuildServiceProvider();
    }

    private static Process StartServer() => Process.Start(new ProcessStartInfo("dotnet", [typeof(PollingLoad).Assembly.Location, "polling-server"])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true,
    })!;

    private sealed class Listed(IReadOnlyList<Feed> feeds) : IFeedCatalogue
    {
        public Task<IReadOnlyList<Feed>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(feeds);
    }

    private sealed class NoInbox : IInbox
    {
        public Task<bool> AddAsync(FeedItem item, CancellationToken cancellationToken) => Task.FromResult(true);

        public IAsyncEnumerable<FeedItem> OfDayAsync(DateOnly day, CancellationToken cancellationToken) => AsyncEnumerable.Empty<FeedItem>();
    }
}
