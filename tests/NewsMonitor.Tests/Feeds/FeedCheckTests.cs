using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Local.Commands;
using NewsMonitor.Tests.Http;
using Spectre.Console;

namespace NewsMonitor.Tests.Feeds;

public sealed class FeedCheckTests
{
    [Fact]
    public async Task A_check_names_each_feeds_state_and_what_its_server_allows()
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Request.Path.Value switch
        {
            "/well" => PollingBench.Answer(context, 200, PollingBench.Rss(1, 2, 3), ("ETag", "\"1\""), ("Cache-Control", "max-age=3600")),
            "/silent" => PollingBench.Answer(context, 200, PollingBench.Rss(60 * 24 * 10)),
            "/blocked" => PollingBench.Answer(context, 403, "", ("cf-mitigated", "challenge")),
            "/gone" => PollingBench.Answer(context, 410, ""),
            _ => PollingBench.Answer(context, 200, "<html><title>Welcome</title></html>", ("Content-Type", "text/html")),
        });
        var results = await CheckAsync(server, "well", "silent", "blocked", "gone", "page");

        Assert.Equal([FeedStatus.Well, FeedStatus.Silent, FeedStatus.Blocked, FeedStatus.Stopped, FeedStatus.Failing], results.Select(result => result.Status));
        Assert.Equal([false, false, true, true, true], results.Select(result => result.IsIll));
        Assert.Equal(["ETag", "every 60 min by the server's Cache-Control"], results[0].Allows);
        Assert.InRange(results[0].AskEvery!.Value, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(66));
        Assert.Contains("Cloudflare", results[2].Sentence, StringComparison.Ordinal);
        Assert.Null(results[3].AskEvery);
        Assert.StartsWith("<html>", results[4].Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_feed_says_of_itself_cannot_move_the_cursor_or_paint_the_table()
    {
        var table = new FeedCheckTable(1);
        table.Add(new(new("https://n.example/"), "\u001b[2J[red]boo[/]", FeedStatus.Failing, "x\u001b]0;title\u0007"));
        using var written = new StringWriter();

        AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(written), Ansi = AnsiSupport.No }).Write(table.View);

        Assert.DoesNotContain('\u001b', written.ToString());
        Assert.DoesNotContain('\u0007', written.ToString());
    }

    private static async Task<IReadOnlyList<FeedCheckResult>> CheckAsync(LoopbackServer server, params string[] paths)
    {
        var clock = new FakeTimeProvider(PollingBench.Start);
        using var http = server.Client();
        var polling = Options.Create(new PollingOptions());
        var hosts = new HostPoliteness(Options.Create(new HttpOptions { PrivateHosts = [server.Host] }), clock);
        var seen = 0;

        var results = await new FeedCheck(new(http, polling, clock), hosts, polling, clock)
            .RunAsync([.. paths.Select(path => new Feed(server.At(path), path))], _ => seen++, CancellationToken.None);

        Assert.Equal(paths.Length, seen);
        return results;
    }
}
