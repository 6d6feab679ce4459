using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Discovery;
using NewsMonitor.Http;
using NewsMonitor.Tests.Http;

namespace NewsMonitor.Tests.Feeds.Discovery;

public sealed class FeedFinderTests
{
    private readonly ConcurrentQueue<string> asked = new();

    [Fact]
    public async Task An_announced_feed_is_read_before_it_is_named()
    {
        var found = await FindAsync("/", path => path switch
        {
            "/" => Page("<link rel=alternate type=application/rss+xml href=/dead.xml><link rel=alternate type=application/rss+xml href=/live.xml>"),
            "/live.xml" => Feed,
            _ => null,
        });

        Assert.Equal([("/", false), ("/dead.xml", false), ("/live.xml", true)], found.Select(feed => (feed.Url.AbsolutePath, feed.IsFeed)));
        Assert.Equal(("A feed", 3, FoundBy.Announced), (found[2].Title, found[2].Entries, found[2].By));
        Assert.Equal(FailureKind.NotFound, found[1].Failure!.Kind);
    }

    [Fact]
    public async Task An_address_that_is_a_feed_needs_no_search()
    {
        var found = await FindAsync("/live.xml", _ => Feed);

        Assert.Equal(FoundBy.Itself, Assert.Single(found).By);
        Assert.Single(asked);
    }

    [Fact]
    public async Task The_usual_places_are_tried_last_a_sections_own_first_and_only_until_one_answers()
    {
        var found = await FindAsync("/politics/", path => path switch
        {
            "/politics/" => Page("Nothing here"),
            "/rss.xml" => Feed,
            _ => null,
        });

        Assert.Equal(["/politics/", "/politics/feed/", "/feed/", "/rss.xml"], asked);
        Assert.Equal((FoundBy.Guessed, true), (found[^1].By, found[^1].IsFeed));
    }

    [Fact]
    public async Task A_site_that_does_not_answer_is_not_pestered()
    {
        using var http = LoopbackServer.ClientOf(new HttpOptions(), (_, _) => throw new System.Net.Sockets.SocketException(11001));

        var found = await FindAsync(http, new("https://nowhere.example/"));

        Assert.Equal(FailureKind.NameNotResolved, Assert.Single(found).Failure!.Kind);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/rss")]
    [InlineData("http://10.0.0.1/feed")]
    [InlineData("http://[::1]/feed")]
    [InlineData("/redirects-inside")]
    public async Task A_page_cannot_send_the_search_to_a_private_address(string target)
    {
        var found = await FindAsync("/", path => path switch
        {
            "/" => Page($"<link rel=alternate type=application/rss+xml href={target}>"),
            _ => null,
        });

        Assert.Equal(FailureKind.AddressRefused, found[1].Failure!.Kind);
    }

    private static string Feed => PollingBench.Rss(1, 2, 3).Replace("<title>", "<title>A feed</title><title>", StringComparison.Ordinal);

    private static string Page(string body) => $"<!doctype html><html><head><title>n</title></head><body>{body}</body></html>";

    private async Task<List<FoundFeed>> FindAsync(string page, Func<string, string?> bodyOf)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            var path = context.Request.Path.Value!;
            asked.Enqueue(path);
            if (path == "/redirects-inside")
            {
                context.Response.Redirect("http://192.168.0.1/feed");
                return;
            }

            var body = bodyOf(path);
            context.Response.StatusCode = body is null ? 404 : 200;
            await context.Response.WriteAsync(body ?? "", context.RequestAborted);
        });
        using var http = server.Client();
        return await FindAsync(http, server.At(page), server.Host);
    }

    private static async Task<List<FoundFeed>> FindAsync(SafeHttp http, Uri page, params string[] privateHosts)
    {
        var hosts = new HostPoliteness(Options.Create(new HttpOptions { PrivateHosts = privateHosts }), new FakeTimeProvider());
        var found = new List<FoundFeed>();
        await foreach (var feed in new FeedFinder(http, hosts, Options.Create(new PollingOptions())).FindAsync(page, CancellationToken.None))
            found.Add(feed);
        return found;
    }
}
