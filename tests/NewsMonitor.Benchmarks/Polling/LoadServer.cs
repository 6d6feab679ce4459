using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsMonitor.Benchmarks.Polling;

/// <summary>
/// Thousands of feeds on one loopback port, each on a host name of its own: f17.load.example. Of every hundred, five fail in assorted ways,
/// three are slow, and twenty have a new entry in each edition. A process of its own, so that its memory is not counted as the poller's.
/// </summary>
internal sealed class LoadServer
{
    public const string Domain = "load.example";

    private const int EntriesPerFeed = 15;
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(3);

    // A teaser of ordinary length; what it says does not matter.
    private static readonly string Teaser = string.Join(' ', Enumerable.Repeat("Los gobiernos hablaron del programa y fijaron otra fecha.", 12));

    private int edition;
    private int open;
    private int mostOpen;
    private int asked;

    /// <summary>Serves until standard input closes; the port is the first line of standard output.</summary>
    public static async Task RunAsync()
    {
        var server = new LoadServer();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(server.Count)));
        var app = builder.Build();
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        await Console.Out.WriteLineAsync(new Uri(app.Urls.First()).Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    private ConnectionDelegate Count(ConnectionDelegate next) => async connection =>
    {
        var now = Interlocked.Increment(ref open);
        for (var most = mostOpen; now > most && Interlocked.CompareExchange(ref mostOpen, now, most) != most; most = mostOpen)
        {
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    };

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/next-edition")
        {
            edition++;
            return context.Response.WriteAsync("ok");
        }

        if (context.Request.Path == "/figures")
            return context.Response.WriteAsync($"{Interlocked.Exchange(ref asked, 0)} {Interlocked.Exchange(ref mostOpen, open)}");

        Interlocked.Increment(ref asked);
        var host = context.Request.Host.Host;
        return AnswerFeedAsync(context, int.Parse(host.AsSpan(1, host.IndexOf('.', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture));
    }

    private async Task AnswerFeedAsync(HttpContext context, int feed)
    {
        switch (feed % 100)
        {
            case 0:
                context.Response.StatusCode = 404;
                return;
            case 1:
                context.Response.StatusCode = 500;
                return;
            case 2:
                context.Response.StatusCode = 403;
                context.Response.Headers["cf-mitigated"] = "challenge";
                return;
            case 3 when feed % 1000 == 3:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return;
            case 3:
                context.Abort();
                return;
            case 4:
                await context.Response.WriteAsync("<html><body>Under construction");
                return;
            case < 8:
                await Task.Delay(SlowAnswer, context.RequestAborted);
                break;
        }

        var newest = feed % 100 is >= 8 and < 28 ? edition : 0;
        var tag = $"\"{feed}-{newest}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
            context.Response.StatusCode = 304;
        else
            await context.Response.WriteAsync(Rss(feed, newest));
    }

    private static string Rss(int feed, int newest)
    {
        var rss = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed ").Append(feed).Append("</title>");
        for (var entry = newest; entry > newest - EntriesPerFeed; entry--)
        {
            rss.Append(CultureInfo.InvariantCulture,
                $"<item><guid>https://f{feed}.{Domain}/{entry}</guid><link>https://f{feed}.{Domain}/{entry}</link><title>Entry {entry} of {feed}</title>")
                .Append(CultureInfo.InvariantCulture, $"<pubDate>{DateTimeOffset.UnixEpoch.AddDays(20_000).AddHours(entry):R}</pubDate>")
                .Append("<description>").Append(Teaser).Append("</description></item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }
}
