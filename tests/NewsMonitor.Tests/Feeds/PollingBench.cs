using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Storage;
using NewsMonitor.Tests.Http;

namespace NewsMonitor.Tests.Feeds;

/// <summary>A poller over Azurite, a server whose feeds a test writes, and a clock that it sets.</summary>
internal sealed class PollingBench(LoopbackServer server, StorageAccount account, ConcurrentDictionary<string, RequestDelegate> handlers) : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Start);
    public List<Feed> Feeds { get; } = [];
    public StorageAccount Account => account;
    public PollingOptions Options { get; set; } = new();

    /// <summary>What reached the server: path, and the validators sent.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Called before every write; throwing is dying there.</summary>
    public Action<string> BeforeWrite { get; set; } = _ => { };

    public static async Task<PollingBench> StartAsync(AzuriteFixture azurite)
    {
        var handlers = new ConcurrentDictionary<string, RequestDelegate>();
        PollingBench? bench = null;
        var server = await LoopbackServer.StartAsync(context =>
        {
            bench!.Asked.Enqueue($"{context.Request.Path} {context.Request.Headers.IfNoneMatch}{context.Request.Headers.IfModifiedSince}".TrimEnd());
            return handlers.TryGetValue(context.Request.Path, out var handler) ? handler(context) : Answer(context, 404, "none");
        });
        return bench = new(server, await azurite.NewAccountAsync(), handlers);
    }

    /// <summary>Adds a feed, or changes what it answers.</summary>
    public Feed Serve(string path, RequestDelegate handler)
    {
        handlers[path] = handler;
        var feed = new Feed(server.At(path), path);
        if (Feeds.TrueForAll(known => known.Id != feed.Id))
            Feeds.Add(feed);
        return feed;
    }

    public Feed Serve(string path, params int[] items) => Serve(path, context => Answer(context, 200, Rss(items)));

    public Uri At(string path) => server.At(path);

    public async Task<PollReport> PollAsync(PollScope scope = PollScope.Due)
    {
        using var http = LoopbackServer.ClientOf(new() { PrivateHosts = [server.Host] }, clock: Clock);
        return await Poller(http).PollAsync(scope, CancellationToken.None);
    }

    /// <summary>As a process that has just started: nothing is in memory but what storage holds.</summary>
    public FeedPoller Poller(SafeHttp http)
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var politeness = new HostPoliteness(Microsoft.Extensions.Options.Options.Create(new HttpOptions { PrivateHosts = [server.Host] }), Clock);
        var states = new Recorded(new TableFeedStates(account), this);
        var hosts = new HostHolds(politeness, new TableHostSlots(account, Clock), Clock);
        var intake = new FeedIntake(states, new RecordedInbox(new BlobInbox(account), this), new PipelineMeter(), options, Clock);
        var turn = new FeedTurn(new FeedVisitor(http, options, Clock), intake, hosts, options, Clock, NullLogger<FeedTurn>.Instance);
        return new(new Catalogue(Feeds), states, turn, hosts, new PipelineMeter(), options, Clock, NullLogger<FeedPoller>.Instance);
    }

    public async Task<FeedState> StateOfAsync(Feed feed) => (await new TableFeedStates(account).LoadAsync(CancellationToken.None))[feed.Id];

    public async Task<PollTime> TimeOfAsync(Feed feed) => (await new TableFeedStates(account).LoadBookAsync(CancellationToken.None)).Of(feed);

    public IReadOnlyList<FeedItem> Inbox() =>
    [
        .. account.Container(StorageNames.InboxContainer).GetBlobs()
            .Select(blob => account.Container(StorageNames.InboxContainer).GetBlobClient(blob.Name).DownloadContent().Value.Content)
            .Select(json => JsonSerializer.Deserialize(json, NewsMonitorJson.Default.FeedItem)!),
    ];

    public static string Rss(params int[] items)
    {
        var rss = new StringBuilder("<rss version=\"2.0\"><channel><title>N</title>");
        foreach (var item in items)
        {
            rss.Append(CultureInfo.InvariantCulture,
                $"<item><guid isPermaLink=\"false\">g{item}</guid><title>T{item}</title><link>https://n.example/{item}</link><pubDate>{Start.AddMinutes(-item):R}</pubDate></item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }

    public static Task Answer(HttpContext context, int status, string body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return status == 304 ? Task.CompletedTask : context.Response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private sealed class Catalogue(List<Feed> feeds) : IFeedCatalogue
    {
        public Task<IReadOnlyList<Feed>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Feed>>([.. feeds]);
    }

    private sealed class Recorded(IFeedStates states, PollingBench bench) : IFeedStates
    {
        public Task<PollBook> LoadBookAsync(CancellationToken cancellationToken) => states.LoadBookAsync(cancellationToken);

        public Task SaveBookAsync(PollBook book, CancellationToken cancellationToken)
        {
            bench.BeforeWrite("book");
            return states.SaveBookAsync(book, cancellationToken);
        }

        public Task<IReadOnlyDictionary<string, FeedState>> LoadAsync(CancellationToken cancellationToken) => states.LoadAsync(cancellationToken);

        public Task<SeenEntries> LoadSeenAsync(string feedId, CancellationToken cancellationToken) => states.LoadSeenAsync(feedId, cancellationToken);

        public Task SaveAsync(FeedState state, SeenEntries? seen, CancellationToken cancellationToken)
        {
            bench.BeforeWrite("state");
            return states.SaveAsync(state, seen, cancellationToken);
        }
    }

    private sealed class RecordedInbox(IInbox inbox, PollingBench bench) : IInbox
    {
        public Task<bool> AddAsync(FeedItem item, CancellationToken cancellationToken)
        {
            bench.BeforeWrite("item");
            return inbox.AddAsync(item, cancellationToken);
        }

        public IAsyncEnumerable<FeedItem> OfDayAsync(DateOnly day, CancellationToken cancellationToken) => inbox.OfDayAsync(day, cancellationToken);
    }
}
