using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Dashboard;
using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Feeds;
using NewsMonitor.Local.Azurite;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Benchmarks;

/// <summary>The dashboard over many relevant stories in Azurite: <c>dotnet run -c Release --project tests/NewsMonitor.Benchmarks -- dashboard 100000</c>.</summary>
internal static class DashboardAtScale
{
    private const int Days = 30;

    private static readonly string[] Topics =
        ["trade", "migration", "sanctions", "diplomacy", "counternarcotics", "foreign-aid", "extradition-justice", "human-rights", "security-cooperation"];

    private static readonly string[] Words =
        ("embassy tariff flowers extradition cocaine senate court minister visa deportation flight sanctions radar coffee treaty envoy budget aid brigade "
        + "frontier congress hearing statement officials agreement measure growers exporters embajada arancel flores extradición ministro sanciones").Split(' ');

    public static async Task RunAsync(int stories)
    {
        await using var azurite = await AzuriteProcess.StartInMemoryAsync(["bench"], CancellationToken.None);
        var storage = azurite.ConnectionStringOf("bench");
        var account = StorageAccount.FromConnectionString(storage);
        await account.CreateMissingAsync(CancellationToken.None);
        await FillAsync(account.Table(StorageNames.StoriesTable), stories);
        Console.WriteLine($"{stories:N0} relevant stories over {Days} days in Azurite");

        var index = Path.Combine(Path.GetTempPath(), $"newsmonitor-bench-{Environment.ProcessId}.db");
        await using var services = Compose(storage, index);
        var site = services.GetRequiredService<DashboardSite>();
        await MeasureAsync(site, "first page, nothing read yet", "/", 1);
        await MeasureAsync(site, "first page", "/", 20);
        await MeasureAsync(site, "its style sheet", Asset.Css.Path, 1);
        await MeasureAsync(site, "its script", Asset.Script.Path, 1);
        await MeasureAsync(site, "one topic", "/?topic=sanctions", 20);
        await MeasureAsync(site, "page 1000", "/?page=1000", 20);
        await MeasureAsync(site, "stamp", "/live", 20);
        await SearchAsync(services, site, index);
        Console.WriteLine($"working set {Process.GetCurrentProcess().WorkingSet64 / 1048576:N0} MB");
    }

    private static async Task SearchAsync(ServiceProvider services, DashboardSite site, string index)
    {
        var rows = (await services.GetRequiredService<StoryShelf>().SinceAsync(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-Days), CancellationToken.None)).Rows;
        var search = services.GetRequiredService<IStorySearch>();
        var clock = Stopwatch.StartNew();
        while ((await search.FindAsync("embassy", rows, CancellationToken.None)).Unread > 0)
        {
        }

        Console.WriteLine($"search index filled in {clock.Elapsed.TotalSeconds:0.0} s, {new FileInfo(index).Length / 1048576.0:0.0} MB on disk");
        await MeasureAsync(site, "search, common word", "/?q=embassy", 20);
        await MeasureAsync(site, "search, three words", "/?q=extradicion+tariff+brigade", 20);
        await MeasureAsync(site, "search, a phrase", "/?q=%22frontier+congress%22", 20);
        File.Delete(index);
    }

    private static async Task MeasureAsync(DashboardSite site, string what, string address, int times)
    {
        var taken = new List<double>();
        long bytes = 0;
        var process = Process.GetCurrentProcess();
        var used = process.TotalProcessorTime;
        for (var i = 0; i < times; i++)
        {
            var question = address.IndexOf('?', StringComparison.Ordinal);
            var context = new DefaultHttpContext();
            context.Request.Method = "GET";
            context.Request.Host = new HostString("localhost");
            context.Request.Path = question < 0 ? address : address[..question];
            context.Request.QueryString = question < 0 ? default : new QueryString(address[question..]);
            using var body = new MemoryStream();
            context.Response.Body = body;
            context.RequestServices = Empty;
            var clock = Stopwatch.GetTimestamp();
            await site.HandleAsync(context);
            taken.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            bytes = body.Length;
        }

        taken.Sort();
        process.Refresh();
        used = process.TotalProcessorTime - used;
        Console.WriteLine($"{what,-30} CPU {used.TotalMilliseconds / times,8:0.0} ms   median {taken[taken.Count / 2],9:0.0} ms   worst {taken[^1],9:0.0} ms   {bytes / 1024.0:0.0} KB");
    }

    private static readonly ServiceProvider Empty = new ServiceCollection().AddLogging().BuildServiceProvider();

    private static ServiceProvider Compose(string storage, string index)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", storage), new("Dashboard:SearchIndex", index)])
            .Build());
        services.AddLogging();
        services.AddNewsMonitor();
        services.AddSingleton<IStoryStore, MadeUpTexts>();
        services.AddSingleton<IFeedCatalogue, NoFeeds>();
        return services.BuildServiceProvider();
    }

    private static async Task FillAsync(TableClient table, int stories)
    {
        var start = TimeProvider.System.GetUtcNow();
        var rows = Enumerable.Range(0, stories).Select(i => Row(i, start.AddMinutes(-i * (Days - 1) * 1440.0 / stories)));
        var batches = rows.GroupBy(row => row.SeenAt.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)).SelectMany(day => day.Chunk(100).Select(batch => (day.Key, batch)));
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (each, token) =>
            await table.SubmitTransactionAsync(
                each.batch.Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(each.Key, row.Id.Value)
                {
                    ["Row"] = JsonSerializer.Serialize(row, NewsMonitorJson.Default.StoryRow),
                    ["Relevant"] = true,
                })),
                token));
    }

    private static StoryRow Row(int i, DateTimeOffset published) => new()
    {
        Id = StoryId.From(new Uri($"https://example.org/{i}")),
        Link = new Uri($"https://example.org/{i}"),
        Title = $"Story {i}: {string.Join(' ', Text(i, 9))}",
        FeedId = $"{i % 500:x16}",
        Outlet = $"Outlet {i % 500}",
        Language = i % 3 == 0 ? "es" : "en",
        Relevant = true,
        Score = .6 + i % 40 / 100.0,
        Reason = "Both sides act on each other in the lead.",
        Topics = [Topics[i % Topics.Length], Topics[i * 7 % Topics.Length]],
        Published = published,
        SeenAt = published,
        ExtractedAt = published,
        TextSource = TextSource.Page,
        BestSentence = new EvidenceSentence(string.Join(' ', Text(i, 28)), [new Mark(0, 4)]),
    };

    private static IEnumerable<string> Text(int seed, int words)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]);
    }

    /// <summary>Texts of 450 words without a blob each: filling Azurite with them would take longer than all else.</summary>
    private sealed class MadeUpTexts : IStoryStore
    {
        public Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) => Task.FromResult<Story?>(new Story
        {
            Id = id,
            Title = "",
            Text = new StringBuilder().AppendJoin(' ', Text(int.Parse(id.Value.AsSpan(0, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture), 450)).ToString(),
            FeedId = "",
            Outlet = "",
            Published = default,
            SeenAt = default,
            TextSource = TextSource.Page,
            Decision = new TagDecision { Relevant = true, Score = 1, Language = "en", Reason = "" },
        });

        public Task<Story?> FindAsync(StoryId id, int version, CancellationToken cancellationToken) => FindAsync(id, cancellationToken);

        public Task SaveAsync(Story story, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class NoFeeds : IFeedCatalogue
    {
        public Task<IReadOnlyList<Feed>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Feed>>([]);
    }
}
