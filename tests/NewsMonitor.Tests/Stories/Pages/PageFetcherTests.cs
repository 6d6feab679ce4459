using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Stories.Extraction;
using NewsMonitor.Stories.Pages;
using NewsMonitor.Tests.Http;

namespace NewsMonitor.Tests.Stories.Pages;

public sealed class PageFetcherTests
{
    private const string Page = "<html><head><title>A tariff</title></head><body><article><p>The first paragraph of a page that is long enough to be an article, with a verb and a subject in each of its sentences.</p><p>The second paragraph says what the first has left out, so that nobody can call this page empty or its text a mere teaser.</p></article></body></html>";

    private readonly Mock<IHostSlots> slots = new(MockBehavior.Strict);

    [Fact]
    public async Task A_page_comes_with_what_bears_witness_to_it()
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Request.Path == "/old"
            ? Redirect(context, "/new")
            : AnswerAsync(context, Page, "text/html; charset=utf-8", ("ETag", "\"v1\"")));

        var page = await FetcherFor(server).FetchAsync(server.At("old"), CancellationToken.None);

        Assert.Null(page.Failure);
        Assert.Equal(Page, Encoding.UTF8.GetString(page.Body.Span));
        Assert.Equal((server.At("new"), 200, "\"v1\""), (page.Record!.Url, page.Record.Status, page.Record.Headers["etag"]));
        Assert.Equal([new Hop(server.At("old"), 302, server.At("new"))], page.Record.Hops);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(page.Body.Span)), page.Record.Sha256);
    }

    [Theory]
    [InlineData(200, "User-agent: *\nDisallow: /", FailureKind.RobotsDisallowed)]
    [InlineData(503, "", FailureKind.RobotsDisallowed)]
    [InlineData(429, "", FailureKind.RobotsDisallowed)]
    [InlineData(404, "", null)]
    [InlineData(403, "", null)]
    public async Task What_robots_txt_says_holds_and_a_host_in_trouble_is_left_alone(int status, string robots, FailureKind? failure)
    {
        var asked = 0;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            if (context.Request.Path != "/robots.txt")
                return AnswerAsync(context, Page);
            asked++;
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(robots);
        });
        var fetcher = FetcherFor(server);

        var first = await fetcher.FetchAsync(server.At("a"), CancellationToken.None);
        await fetcher.FetchAsync(server.At("b"), CancellationToken.None);

        Assert.Equal(failure, first.Failure?.Kind);
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("application/pdf", FailureKind.UnsupportedType)]
    [InlineData("image/jpeg", FailureKind.UnsupportedType)]
    public async Task What_is_no_page_is_named(string type, FailureKind kind)
    {
        await using var server = await LoopbackServer.StartAsync(context => AnswerAsync(context, "%PDF", type));

        var page = await FetcherFor(server).FetchAsync(server.At("a"), CancellationToken.None);

        Assert.Equal(kind, page.Failure!.Kind);
    }

    [Fact]
    public async Task A_page_beyond_the_limit_is_named_and_not_kept()
    {
        await using var server = await LoopbackServer.StartAsync(context => AnswerAsync(context, new string('x', 30_000)));

        var page = await FetcherFor(server, new PageOptions { MaxBytes = 10_000 }).FetchAsync(server.At("a"), CancellationToken.None);

        Assert.Equal(FailureKind.TooLarge, page.Failure!.Kind);
        Assert.Null(page.Record);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.1.2.3/story")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user@n.example/story")]
    public async Task A_link_that_leads_inside_is_not_followed(string link)
    {
        slots.Setup(s => s.ReserveAsync(It.IsAny<string>(), It.IsAny<TimeSpan>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(DateTimeOffset.UnixEpoch);
        using var http = LoopbackServer.ClientOf(new HttpOptions(), (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Loopback]));

        var page = await FetcherOver(http, new HttpOptions(), new PageOptions(), TimeProvider.System).FetchAsync(new Uri(link), CancellationToken.None);

        Assert.NotNull(page.Failure);
        Assert.Null(page.Record);
    }

    [Theory]
    [InlineData("/robots.txt", FailureKind.RobotsDisallowed)]
    [InlineData("/story", FailureKind.AddressRefused)]
    public async Task A_server_that_points_inside_is_not_followed_by_page_or_robots(string pointing, FailureKind kind)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
            context.Request.Path == pointing ? Redirect(context, "http://169.254.169.254/latest/meta-data/") : AnswerAsync(context, Page));

        var page = await FetcherFor(server).FetchAsync(server.At("story"), CancellationToken.None);

        Assert.Equal(kind, page.Failure!.Kind);
        Assert.True(page.Body.IsEmpty);
    }

    [Fact]
    public async Task A_busy_host_is_waited_for_and_one_too_busy_is_not()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        slots.Setup(s => s.ReserveAsync("n.example", TimeSpan.FromSeconds(9), clock.GetUtcNow().AddMinutes(2), It.IsAny<CancellationToken>()))
            .ReturnsAsync(clock.GetUtcNow().AddSeconds(40));
        var turns = new HostTurns(slots.Object, Options.Create(new HttpOptions()), Options.Create(new PageOptions()), clock);

        var waiting = turns.WaitAsync(new Uri("https://n.example/a"), TimeSpan.FromSeconds(9), CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(await waiting);

        slots.Setup(s => s.ReserveAsync("n.example", TimeSpan.FromSeconds(5), clock.GetUtcNow().AddMinutes(2), It.IsAny<CancellationToken>())).ReturnsAsync((DateTimeOffset?)null);
        Assert.Equal(FailureKind.RateLimited, (await turns.WaitAsync(new Uri("https://n.example/b"), null, CancellationToken.None))!.Kind);
    }

    [Fact]
    public async Task An_amp_twin_leads_to_the_page_itself_once()
    {
        var asked = new List<string>();
        LoopbackServer? self = null;
        await using var server = self = await LoopbackServer.StartAsync(context =>
        {
            asked.Add(context.Request.Path);
            var canonical = $"<head><link rel=\"canonical\" href=\"{self!.At("story")}\">";
            return AnswerAsync(context, Page.Replace("<head>", canonical, StringComparison.Ordinal).Replace("The first", context.Request.Path == "/story" ? "The whole" : "The amp", StringComparison.Ordinal));
        });

        var read = await new ArticleReader(FetcherFor(server), new ArticleExtractor()).ReadAsync(server.At("story/amp"), CancellationToken.None);

        Assert.Contains("The whole", read.Article.Text, StringComparison.Ordinal);
        Assert.Equal(["/robots.txt", "/story/amp", "/story"], asked);
    }

    private PageFetcher FetcherFor(LoopbackServer server, PageOptions? pages = null) =>
        FetcherOver(server.Client(), new HttpOptions { PrivateHosts = [server.Host] }, pages ?? new PageOptions(), TimeProvider.System);

    private PageFetcher FetcherOver(SafeHttp http, HttpOptions options, PageOptions pages, TimeProvider clock) => new(
        http, new Robots(http, clock), new HostTurns(slots.Object, Options.Create(options), Options.Create(pages), clock),
        new HostHolds(new HostPoliteness(Options.Create(options), clock), slots.Object, clock), Options.Create(pages), clock);

    private static async Task AnswerAsync(HttpContext context, string body, string type = "text/html", params (string Name, string Value)[] headers)
    {
        if (context.Request.Path == "/robots.txt")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = type;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    }

    private static Task Redirect(HttpContext context, string to)
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    }
}
