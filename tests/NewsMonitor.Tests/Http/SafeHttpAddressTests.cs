using System.Net;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Http;

/// <summary>Server-side request forgery: every way in that other products had to mend.</summary>
public sealed class SafeHttpAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://①②⑦.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://localhost/")]
    [InlineData("http://169.254.169.254/metadata/instance")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://192.168.0.1/")]
    [InlineData("http://8.8.8.8:22/")]
    [InlineData("http://8.8.8.8:8080/")]
    [InlineData("http://user@8.8.8.8/")]
    [InlineData("http://user:secret@8.8.8.8/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://8.8.8.8/")]
    [InlineData("gopher://8.8.8.8/")]
    [InlineData("data:text/html,hi")]
    [InlineData("javascript:alert(1)")]
    public async Task An_address_inside_is_refused_however_it_is_written(string address)
    {
        using var http = LoopbackServer.ClientOf(new());

        var answer = await http.SendAsync(new(new Uri(address)), CancellationToken.None);

        Assert.Equal(FailureKind.AddressRefused, answer.Failure?.Kind);
    }

    [Fact]
    public async Task A_relative_address_and_an_endless_one_are_refused()
    {
        using var http = LoopbackServer.ClientOf(new());

        var relative = await http.SendAsync(new(new Uri("/feed", UriKind.Relative)), CancellationToken.None);
        var endless = await http.SendAsync(new(new Uri("https://n.example/" + new string('a', 3000))), CancellationToken.None);

        Assert.Equal(FailureKind.AddressRefused, relative.Failure?.Kind);
        Assert.Equal(FailureKind.AddressRefused, endless.Failure?.Kind);
    }

    [Theory]
    [InlineData(@"http://8.8.8.8\@127.0.0.1/")]
    [InlineData(@"http://a\@127.0.0.1/")]
    public async Task A_backslash_cannot_make_two_parsers_disagree(string address)
    {
        using var http = LoopbackServer.ClientOf(new(), NowhereAsync);

        if (Uri.TryCreate(address, UriKind.Absolute, out var url))
            Assert.NotNull((await http.SendAsync(new(url), CancellationToken.None)).Failure);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://[::1]/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_is_checked_like_a_first_address(string target)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = target;
            return Task.CompletedTask;
        });
        using var http = server.Client();

        var answer = await http.SendAsync(new(server.At("feed")), CancellationToken.None);

        Assert.Equal(FailureKind.AddressRefused, answer.Failure?.Kind);
        Assert.Equal(server.At("feed"), Assert.Single(answer.Hops).From);
    }

    [Fact]
    public async Task One_private_address_among_public_ones_refuses_the_name()
    {
        using var http = LoopbackServer.ClientOf(new(), (_, _) => Addresses("8.8.8.8", "10.0.0.1"));

        var answer = await http.SendAsync(new(new Uri("http://rebind.example/")), CancellationToken.None);

        Assert.Equal(FailureKind.AddressRefused, answer.Failure?.Kind);
        Assert.Contains("10.0.0.1", answer.Failure?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_and_what_was_checked_is_what_is_connected_to()
    {
        var asked = 0;
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync("inside"));
        // Public and unassigned on the first look, loopback on every later one.
        using var http = LoopbackServer.ClientOf(
            new() { ConnectTimeout = TimeSpan.FromSeconds(1) },
            (_, _) => Interlocked.Increment(ref asked) == 1 ? Addresses("2fff::1") : Addresses("127.0.0.1"));

        var answer = await http.SendAsync(new(new Uri("http://rebind.example/")), CancellationToken.None);
        var again = await http.SendAsync(new(new Uri("http://rebind.example/")), CancellationToken.None);

        Assert.NotNull(answer.Failure);
        Assert.NotEqual(FailureKind.AddressRefused, answer.Failure.Kind);
        Assert.Equal(FailureKind.AddressRefused, again.Failure?.Kind);
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData("n.example:{0}", "n.example", true)]
    [InlineData("n.example", "n.example", true)]
    [InlineData("N.Example", "n.example.", true)]
    [InlineData("*.example:{0}", "n.example", true)]
    [InlineData("*.n.example:{0}", "n.example", false)]
    [InlineData("n.example:1", "n.example", false)]
    [InlineData("example", "n.example", false)]
    public async Task Only_a_host_that_the_settings_name_may_be_private(string named, string host, bool reached)
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync("inside"));
        var port = server.Url.Port;
        using var http = LoopbackServer.ClientOf(
            new() { PrivateHosts = [string.Format(System.Globalization.CultureInfo.InvariantCulture, named, port)] }, (_, _) => Addresses("127.0.0.1"));

        var answer = await http.SendAsync(new(new Uri($"http://{host}:{port}/")), CancellationToken.None);

        Assert.Equal(reached ? null : FailureKind.AddressRefused, answer.Failure?.Kind);
    }

    [Fact]
    public async Task A_proxy_in_the_environment_is_not_used()
    {
        await using var proxy = await LoopbackServer.StartAsync(context => context.Response.WriteAsync("from the proxy"));
        var before = Environment.GetEnvironmentVariable("http_proxy");
        Environment.SetEnvironmentVariable("http_proxy", proxy.Url.ToString());
        try
        {
            using var http = LoopbackServer.ClientOf(new(), NowhereAsync);

            var answer = await http.SendAsync(new(new Uri("http://n.example/")), CancellationToken.None);

            Assert.Equal(FailureKind.NameNotResolved, answer.Failure?.Kind);
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", before);
        }
    }

    private static Task<IPAddress[]> Addresses(params string[] addresses) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse));

    private static Task<IPAddress[]> NowhereAsync(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>([]);
}
