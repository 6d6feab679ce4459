using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Http;

/// <summary>What a hostile server can send, and how little of it costs us anything.</summary>
public sealed class SafeHttpLimitTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_decompression_bomb_stops_at_the_limit(string encoding)
    {
        var bomb = Packed(encoding, new byte[64 << 20]);
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(bomb).AsTask();
        });

        var answer = await SendAsync(server, request => request with { MaxBytes = 1 << 20 });

        Assert.Equal(FailureKind.TooLarge, answer.Failure?.Kind);
        Assert.True(answer.Body.Length <= 1 << 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_whether_announced_or_endless(bool announced)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            if (announced)
                context.Response.ContentLength = 1 << 30;
            var chunk = new byte[64 << 10];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });

        var answer = await SendAsync(server, request => request with { MaxBytes = 1 << 20 });

        Assert.Equal(FailureKind.TooLarge, answer.Failure?.Kind);
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_taken()
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.Body.WriteAsync(new byte[100_000]).AsTask());

        var answer = await SendAsync(server, request => request with { MaxBytes = 100_000 });

        Assert.Null(answer.Failure);
        Assert.Equal(100_000, answer.Body.Length);
    }

    [Fact]
    public async Task A_server_that_drips_is_left_at_the_total_limit()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        });

        var answer = await SendAsync(server, request => request with { TotalTimeout = TimeSpan.FromSeconds(0.5) });

        Assert.Equal(FailureKind.TimedOut, answer.Failure?.Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_falls_silent_is_left(bool afterHeaders)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            if (afterHeaders)
                await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        var answer = await SendAsync(server, request => request with
        {
            IdleTimeout = TimeSpan.FromSeconds(afterHeaders ? 0.3 : 30), TotalTimeout = TimeSpan.FromSeconds(afterHeaders ? 30 : 0.3),
        });

        Assert.Equal(FailureKind.TimedOut, answer.Failure?.Kind);
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            for (var i = 0; i < 60; i++)
                context.Response.Headers[$"X-{i}"] = new string('a', 1000);
            return Task.CompletedTask;
        });

        var answer = await SendAsync(server);

        Assert.Equal(FailureKind.TooLarge, answer.Failure?.Kind);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync("secret"), https: true);

        var answer = await SendAsync(server);

        Assert.Equal(FailureKind.TlsError, answer.Failure?.Kind);
    }

    [Theory]
    [InlineData("gzip", FailureKind.Malformed)]
    [InlineData("zstd", FailureKind.UnsupportedType)]
    public async Task A_body_that_does_not_unpack_is_a_named_failure(string encoding, FailureKind expected)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.WriteAsync("this is not compressed at all");
        });

        var answer = await SendAsync(server);

        Assert.Equal(expected, answer.Failure?.Kind);
    }

    [Fact]
    public async Task A_server_that_hangs_up_or_is_not_there_is_a_named_failure()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("only this");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        var cut = await SendAsync(server);
        using var http = server.Client();
        await server.DisposeAsync();

        var absent = await http.SendAsync(new(server.At("feed")), CancellationToken.None);

        Assert.Equal(FailureKind.ConnectionFailed, cut.Failure?.Kind);
        Assert.Equal(FailureKind.ConnectionFailed, absent.Failure?.Kind);
    }

    [Fact]
    public async Task Only_the_callers_cancellation_is_thrown()
    {
        await using var server = await LoopbackServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var http = server.Client();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.SendAsync(new(server.Url), soon.Token));
    }

    private static async Task<SafeResponse> SendAsync(LoopbackServer server, Func<SafeRequest, SafeRequest>? with = null)
    {
        using var http = server.Client();
        var request = new SafeRequest(server.At("feed"));
        return await http.SendAsync(with?.Invoke(request) ?? request, CancellationToken.None);
    }

    private static byte[] Packed(string encoding, byte[] bytes)
    {
        var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
            packer.Write(bytes);
        return packed.ToArray();
    }
}
