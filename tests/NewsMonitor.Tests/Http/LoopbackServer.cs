using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Http;

/// <summary>A web server on loopback, as friendly or hostile as its handler, and a client that may reach it alone.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackServer(WebApplication app)
    {
        this.app = app;
        Url = new(app.Urls.First() + "/");
    }

    public Uri Url { get; }

    public string Host => Url.Authority;

    public static async Task<LoopbackServer> StartAsync(RequestDelegate handler, bool https = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxResponseBufferSize = 64 * 1024;
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (https)
                    listen.UseHttps(OwnCertificate());
            });
        });
        if (https)
            builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        app.Run(handler);
        await app.StartAsync();
        return new(app);
    }

    public Uri At(string path) => new(Url, path);

    /// <summary>A client for which this server, and whatever else is named, may be private.</summary>
    public SafeHttp Client(params string[] alsoPrivate) => ClientOf(new HttpOptions { PrivateHosts = [Host, .. alsoPrivate] });

    public static SafeHttp ClientOf(HttpOptions options, ResolveHost? resolve = null, TimeProvider? clock = null) =>
        new(Options.Create(options), resolve ?? Dns.GetHostAddressesAsync, clock ?? TimeProvider.System, NullLogger<SafeHttp>.Instance);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private static X509Certificate2 OwnCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
