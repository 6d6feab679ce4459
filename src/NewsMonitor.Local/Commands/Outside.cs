using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsMonitor.Config;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Local.Settings;

namespace NewsMonitor.Local.Commands;

/// <summary>The guarded way out for a command that asks servers and needs no storage, under the settings' rules.</summary>
internal sealed class Outside : IDisposable
{
    private Outside(HttpOptions http, PollingOptions polling)
    {
        Http = new(Options.Create(http), Dns.GetHostAddressesAsync, TimeProvider.System, NullLogger<SafeHttp>.Instance);
        Hosts = new(Options.Create(http), TimeProvider.System);
        Polling = Options.Create(polling);
    }

    public SafeHttp Http { get; }
    public HostPoliteness Hosts { get; }
    public IOptions<PollingOptions> Polling { get; }

    /// <exception cref="ConfigException">The settings are wrong.</exception>
    public static Outside FromSettings()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(LocalSettings.Load(null).Values).AddEnvironmentVariables().Build();
        return new(
            settings.GetSection(HttpOptions.Section).Get<HttpOptions>() ?? new(),
            settings.GetSection(PollingOptions.Section).Get<PollingOptions>() ?? new());
    }

    public void Dispose() => Http.Dispose();
}
