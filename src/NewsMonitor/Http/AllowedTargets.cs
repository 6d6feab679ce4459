using System.Globalization;

namespace NewsMonitor.Http;

/// <summary>Which addresses may be asked at all, before any name is looked up.</summary>
public sealed class AllowedTargets(HttpOptions options)
{
    private const int MaxLength = 2048;

    private readonly HashSet<string> named = options.PrivateHosts
        .Where(host => !host.StartsWith("*.", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private readonly string[] suffixes =
        [.. options.PrivateHosts.Where(host => host.StartsWith("*.", StringComparison.Ordinal)).Select(host => host[1..])];

    /// <summary>True when the settings say that this host may be a private one.</summary>
    public bool IsPrivate(string host, int port)
    {
        var name = host.TrimEnd('.');
        var withPort = string.Create(CultureInfo.InvariantCulture, $"{name}:{port}");
        return named.Contains(name) || named.Contains(withPort) || Array.Exists(suffixes, suffix =>
            name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) || withPort.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }

    public Failure? Refusal(Uri url) => url switch
    {
        { IsAbsoluteUri: false } => Refused("The address is not complete."),
        { Scheme: not ("http" or "https") } => Refused($"Only http and https are asked, not {url.Scheme}."),
        { UserInfo.Length: > 0 } => Refused("An address that carries a user name is refused."),
        { AbsoluteUri.Length: > MaxLength } => Refused($"The address is longer than {MaxLength} characters."),
        _ when url.Port is not (80 or 443) && !IsPrivate(url.IdnHost, url.Port) =>
            Refused($"{url.IdnHost} is asked on port {url.Port}; only 80 and 443 are."),
        _ => null,
    };

    private static Failure Refused(string reason) => new(FailureKind.AddressRefused, reason);
}
