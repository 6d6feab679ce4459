using NetArchTest.Rules;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Http;

/// <summary>Other products had to mend the same hole once for each client they had: feeds, icons, media, webhooks. Here there is one.</summary>
public sealed class OneClientTests
{
    [Fact]
    public void Nothing_leaves_the_pipeline_but_through_the_guarded_client()
    {
        var result = Types.InAssembly(typeof(SafeHttp).Assembly)
            .That().DoNotResideInNamespace("NewsMonitor.Http")
            .ShouldNot().HaveDependencyOnAny(
                "System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.HttpClientHandler",
                "System.Net.WebClient", "System.Net.WebRequest", "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient")
            .GetResult();

        Assert.True(result.IsSuccessful, $"These types open connections of their own: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }
}
