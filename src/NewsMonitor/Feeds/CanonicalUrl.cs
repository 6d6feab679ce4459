using System.Text;
using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds;

/// <summary>
/// One spelling for every address of one page: scheme, tracking parameters, fragments, default ports, AMP and mobile twins fall away.
/// A key to compare by, not an address to fetch.
/// </summary>
public static partial class CanonicalUrl
{
    public static string Of(Uri link)
    {
        var url = Unwrap(link);
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            return url.OriginalString;

        var port = url.Port is 80 or 443 ? "" : $":{url.Port}";
        return $"https://{HostOf(url)}{port}{PathOf(url)}{QueryOf(url)}{RouteOf(url)}";
    }

    /// <summary>What is left when a publisher moves to another host or to https; null where that would say nothing.</summary>
    public static string? WithoutHost(Uri link)
    {
        if (!link.IsAbsoluteUri || link.Scheme is not ("http" or "https"))
            return null;
        var rest = PathOf(link) + QueryOf(link);
        return rest.Length > 1 ? rest : null;
    }

    /// <summary>True for a site's front page: an address that many entries share says nothing about any of them.</summary>
    public static bool IsFrontPage(Uri link) => PathOf(link).Length <= 1 && QueryOf(link).Length == 0;

    /// <summary>The page itself, where the link leads through a search engine's or an AMP cache's own address.</summary>
    public static Uri Unwrap(Uri link)
    {
        if (!link.IsAbsoluteUri || link.Scheme is not ("http" or "https"))
            return link;
        var inner = link.IdnHost switch
        {
            "www.google.com" or "google.com" when link.AbsolutePath == "/url" => ParameterOf(link, "url") ?? ParameterOf(link, "q"),
            "www.google.com" when link.AbsolutePath.StartsWith("/amp/s/", StringComparison.Ordinal) => $"https://{link.AbsolutePath[7..]}",
            var host when host.EndsWith(".cdn.ampproject.org", StringComparison.Ordinal) && AmpCache().Match(link.AbsolutePath) is { Success: true } match =>
                $"https://{match.Groups[1].Value}{link.Query}",
            _ => null,
        };
        return inner is not null && Uri.TryCreate(inner, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : link;
    }

    private static string HostOf(Uri url)
    {
        var labels = url.IdnHost.TrimEnd('.').ToLowerInvariant().Split('.').ToList();
        while (labels.Count > 2 && labels[0] is "www" or "m" or "mobile" or "movil" or "amp" or "touch")
            labels.RemoveAt(0);
        // es.m.wikipedia.org
        if (labels.Count > 3 && labels[1] == "m")
            labels.RemoveAt(1);
        return string.Join('.', labels);
    }

    private static string PathOf(Uri url)
    {
        var path = Escapes().Replace(url.AbsolutePath, Normal);
        path = SessionId().Replace(path, "");
        path = Slashes().Replace(path, "/");
        if (path.StartsWith("/amp/", StringComparison.OrdinalIgnoreCase))
            path = path[4..];
        path = AmpEnding().Replace(path, "$1");
        path = IndexFile().Replace(path, "/");
        return path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "";
    }

    private static string QueryOf(Uri url)
    {
        if (url.Query.Length < 2)
            return "";

        var kept = url.Query[1..].Replace("&amp;", "&", StringComparison.Ordinal).Split('&')
            .Where(parameter => parameter.Length > 0 && !TrackingParameters.Contains(parameter))
            .Select(parameter => Escapes().Replace(parameter, Normal))
            .OrderBy(parameter => parameter.Split('=')[0], StringComparer.Ordinal)
            .ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    // Some sites keep the page's whole name after the hash.
    private static string RouteOf(Uri url) => url.Fragment.StartsWith("#!", StringComparison.Ordinal) ? url.Fragment : "";

    private static string? ParameterOf(Uri url, string name) => url.Query.TrimStart('?').Split('&')
        .Where(parameter => parameter.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(parameter => Uri.UnescapeDataString(parameter[(name.Length + 1)..])).FirstOrDefault();

    // %7E is ~, %c3 is %C3; what must be escaped stays so.
    private static string Normal(Match escape)
    {
        var c = (char)Convert.ToInt32(escape.Value[1..], 16);
        return char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' ? c.ToString() : escape.Value.ToUpperInvariant();
    }

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Escapes();

    [GeneratedRegex(";(?:jsessionid|phpsessid|sid)=[^/?]*", RegexOptions.IgnoreCase)]
    private static partial Regex SessionId();

    [GeneratedRegex("/{2,}")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"(?:/amp/?|\.amp)(\.html?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AmpEnding();

    [GeneratedRegex(@"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", RegexOptions.IgnoreCase)]
    private static partial Regex IndexFile();

    [GeneratedRegex("^/[a-z]/(?:s/)?(.+)$")]
    private static partial Regex AmpCache();
}
