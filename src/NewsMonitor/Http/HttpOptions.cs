using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Http;

/// <summary>How we appear to servers outside, and which of them may lie inside.</summary>
public sealed record HttpOptions
{
    public const string Section = "Http";

    /// <summary>Where a publisher can read who polls them and whom to write to: named in the User-Agent.</summary>
    public Uri? ContactUrl { get; init; }

    /// <summary>
    /// Hosts that may have a private address and any port: <c>name</c>, <c>name:port</c> or <c>*.suffix:port</c>.
    /// They are our own, so their requests are not spaced either. For demonstrations and tests.
    /// </summary>
    public IReadOnlyList<string> PrivateHosts { get; init; } = [];

    /// <summary>Least time between the starts of two requests to one host.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan HostSpacing { get; init; } = TimeSpan.FromSeconds(5);

    [Range(1, 8)]
    public int RequestsPerHost { get; init; } = 2;

    /// <summary>For one address of a host; the next is tried after it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public string UserAgent => ContactUrl is null ? "NewsMonitor/1.0" : $"NewsMonitor/1.0 (+{ContactUrl.AbsoluteUri})";
}

[OptionsValidator]
public sealed partial class HttpOptionsValidator : IValidateOptions<HttpOptions>;
