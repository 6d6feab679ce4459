using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Http;

public sealed class SafeHttpAnswerTests
{
    [Fact]
    public async Task Redirects_are_followed_and_recorded()
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Request.Path.Value switch
        {
            "/a" => Redirect(context, 301, "/b?x=1"),
            "/b" => Redirect(context, 307, "caf\u00e9"),
            _ => context.Response.WriteAsync(context.Request.Path + " reached"),
        });

        var answer = await SendAsync(server, "a");

        Assert.Null(answer.Failure);
        Assert.Equal("/caf%C3%A9 reached", Text(answer));
        Assert.Equal([301, 307], answer.Hops.Select(hop => hop.Status));
        Assert.Equal(answer.Url, answer.Hops[^1].To);
    }

    [Theory]
    [InlineData("/circle", 5)]
    [InlineData("/deeper", 5)]
    [InlineData("/deeper", 0)]
    public async Task Redirects_end_at_the_limit_and_at_a_circle(string path, int most)
    {
        await using var server = await LoopbackServer.StartAsync(context => Redirect(context, 302, path == "/circle" ? "/circle" : context.Request.Path + "x"));

        var answer = await SendAsync(server, path, request => request with { MaxRedirects = most });

        Assert.Equal(FailureKind.TooManyRedirects, answer.Failure?.Kind);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
    }

    [Fact]
    public async Task A_post_is_never_sent_on()
    {
        await using var server = await LoopbackServer.StartAsync(context => Redirect(context, 307, "/elsewhere"));

        var answer = await SendAsync(server, "hook", request => request with { Method = HttpMethod.Post, Body = "{}"u8.ToArray(), BodyType = "application/json" });

        Assert.Equal(FailureKind.TooManyRedirects, answer.Failure?.Kind);
        Assert.Empty(answer.Hops);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(304, null)]
    [InlineData(401, FailureKind.Forbidden)]
    [InlineData(403, FailureKind.Forbidden)]
    [InlineData(404, FailureKind.NotFound)]
    [InlineData(410, FailureKind.Gone)]
    [InlineData(418, FailureKind.Other)]
    [InlineData(429, FailureKind.RateLimited)]
    [InlineData(500, FailureKind.ServerError)]
    [InlineData(503, FailureKind.ServerError)]
    [InlineData(504, FailureKind.TimedOut)]
    public async Task Each_status_has_its_category(int status, FailureKind? expected)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var answer = await SendAsync(server, "feed");

        Assert.Equal(expected, answer.Failure?.Kind);
        Assert.Equal((HttpStatusCode)status, answer.Status);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Tue, 24 Nov 2026 08:10:00 GMT", 600)]
    [InlineData("9999999999999", 86400)]
    [InlineData("Tue, 24 Nov 2036 08:10:00 GMT", 86400)]
    [InlineData("Tue, 24 Nov 2020 08:10:00 GMT", null)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    public void Retry_after_is_read_in_both_forms_and_capped_at_a_day(string header, int? seconds)
    {
        var wait = RetryAfter.Of(header, new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

        Assert.Equal(seconds, (int?)wait?.TotalSeconds);
    }

    [Theory]
    [InlineData(403, "cf-mitigated", "challenge", "", "Cloudflare")]
    [InlineData(503, "Server", "cloudflare", "<title>Just a moment...</title>", "Cloudflare")]
    [InlineData(202, "x-amzn-waf-action", "challenge", "", "AWS")]
    [InlineData(202, "sg-captcha", "challenge", "", "SiteGround")]
    [InlineData(403, "x-datadome", "protected", "", "DataDome")]
    [InlineData(403, "Server", "AkamaiGHost", "Access Denied ... https://errors.edgesuite.net/18.2", "Akamai")]
    [InlineData(200, "X-Any", "any", "<script src=\"/_Incapsula_Resource?x\"></script>", "Imperva")]
    [InlineData(403, "X-Any", "any", "<div id=\"px-captcha\"></div>", "PerimeterX")]
    public async Task A_bot_challenge_is_recognised_and_named(int status, string header, string value, string body, string vendor)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html";
            context.Response.Headers[header] = value;
            return context.Response.WriteAsync(body);
        });

        var answer = await SendAsync(server, "feed");

        Assert.Equal(FailureKind.BotChallenge, answer.Failure?.Kind);
        Assert.Contains(vendor, answer.Failure?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_only_mentions_a_challenge_is_no_challenge()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.ContentType = "application/rss+xml";
            return context.Response.WriteAsync("<rss><title>Just a moment...</title></rss>");
        });

        Assert.Null((await SendAsync(server, "feed")).Failure);
    }

    [Fact]
    public async Task An_etag_is_kept_and_sent_back_to_the_letter()
    {
        string? came = null;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            came = context.Request.Headers.IfNoneMatch;
            context.Response.Headers.ETag = "W/\"unquoted\" gzip";
            return Task.CompletedTask;
        });

        var answer = await SendAsync(server, "feed", request => request with { Headers = [new("If-None-Match", "\"a\", weird--\"gzip")] });

        Assert.Equal("\"a\", weird--\"gzip", came);
        Assert.Equal("W/\"unquoted\" gzip", answer.Header("etag"));
    }

    [Theory]
    [InlineData("X-Name", "a\r\nX-Other: b")]
    [InlineData("X-Name", "a\nb")]
    [InlineData("X Name", "a")]
    [InlineData("X-Name\r\n", "a")]
    [InlineData("Host", "inside.example")]
    public async Task A_header_that_would_smuggle_another_is_refused(string name, string value)
    {
        await using var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask);

        var answer = await SendAsync(server, "feed", request => request with { Headers = [new(name, value)] });

        Assert.Equal(FailureKind.Malformed, answer.Failure?.Kind);
    }

    [Fact]
    public async Task Cookies_are_not_kept_and_the_user_agent_says_whom_to_write_to()
    {
        string? cookie = null, agent = null;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            (cookie, agent) = (context.Request.Headers.Cookie, context.Request.Headers.UserAgent);
            context.Response.Headers.SetCookie = "id=1; Path=/";
            return Task.CompletedTask;
        });
        using var http = LoopbackServer.ClientOf(new() { PrivateHosts = [server.Host], ContactUrl = new("https://monitor.example/about") });

        await http.SendAsync(new(server.Url), CancellationToken.None);
        await http.SendAsync(new(server.Url), CancellationToken.None);

        Assert.Equal(string.Empty, cookie ?? string.Empty);
        Assert.Equal("NewsMonitor/1.0 (+https://monitor.example/about)", agent);
    }

    [Fact]
    public async Task A_credential_does_not_follow_a_redirect_to_another_host()
    {
        string? came = null;
        await using var other = await LoopbackServer.StartAsync(context =>
        {
            came = context.Request.Headers.Authorization;
            return Task.CompletedTask;
        });
        await using var server = await LoopbackServer.StartAsync(context => Redirect(context, 302, $"http://localhost:{other.Url.Port}/"));
        using var http = server.Client("localhost");

        await http.SendAsync(new(server.Url) { Headers = [new("Authorization", "Bearer x")] }, CancellationToken.None);

        Assert.Equal(string.Empty, came ?? string.Empty);
    }

    [Fact]
    public void A_failure_never_tells_the_path_which_may_be_a_secret()
    {
        var failure = Verdict.Of(new HttpRequestException("https://hooks.example/T0/secret failed"), "hooks.example");

        Assert.DoesNotContain("secret", failure?.Reason, StringComparison.Ordinal);
    }

    private static Task Redirect(HttpContext context, int status, string to)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = Uri.EscapeDataString(to).Replace("%2F", "/", StringComparison.Ordinal)
            .Replace("%3F", "?", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    private static string Text(SafeResponse answer) => Encoding.UTF8.GetString(answer.Body.Span);

    private static async Task<SafeResponse> SendAsync(LoopbackServer server, string path, Func<SafeRequest, SafeRequest>? with = null)
    {
        using var http = server.Client();
        var request = new SafeRequest(server.At(path));
        return await http.SendAsync(with?.Invoke(request) ?? request, CancellationToken.None);
    }
}
