using System.Buffers;
using System.Text;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>Makes a document's links absolute. Only http and https leave it: anything else a reader could click is a risk.</summary>
internal sealed class FeedLinks(Uri? documentBase, bool mayHaveXmlBase)
{
    private const int LongestLink = 4_096;

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");
    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?#!$&'()*+,;=:@%");

    private static readonly XName XmlBase = XNamespace.Xml + "base";

    public Uri? DocumentBase { get; set; } = documentBase;

    public static Uri? BaseOf(Uri? url, string? contentLocation)
    {
        if (string.IsNullOrWhiteSpace(contentLocation))
            return url;
        return Resolve(url, contentLocation) is { } location && Uri.TryCreate(location, UriKind.Absolute, out var resolved) ? resolved : url;
    }

    public string? Absolute(string? link, XElement? at) => Resolve(BaseAt(at), link);

    /// <summary>The xml:base chain above an element, resolved against the document's own address.</summary>
    public Uri? BaseAt(XElement? element)
    {
        if (!mayHaveXmlBase || element is null)
            return DocumentBase;
        var above = BaseAt(element.Parent);
        return element.Attribute(XmlBase)?.Value is { } value && Resolve(above, value) is { } link && Uri.TryCreate(link, UriKind.Absolute, out var uri) ? uri : above;
    }

    public static string? Resolve(Uri? baseUri, string? link)
    {
        link = Tidied(link);
        if (link is null)
            return null;
        if (HasWebScheme(link))
            return IsPlain(link) || Uri.TryCreate(link, UriKind.Absolute, out var absolute) && absolute.Host.Length > 0 ? link : null;
        if (link.StartsWith("//", StringComparison.Ordinal))
            return Resolve(null, $"{(baseUri is null ? "https" : baseUri.Scheme)}:{link}");
        if (link.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return Resolve(null, $"https://{link}");
        return baseUri is not null && Uri.TryCreate(baseUri, link, out var resolved) && resolved.Scheme is "http" or "https" ? resolved.AbsoluteUri : null;
    }

    private static string? Tidied(string? link)
    {
        if (link is null || link.Length > LongestLink || string.IsNullOrWhiteSpace(link))
            return null;
        link = link.Trim();
        if (link.AsSpan().ContainsAny("\r\n\t"))
            link = string.Concat(link.Where(c => c is not ('\r' or '\n' or '\t')));
        if (link.Contains("&amp;", StringComparison.Ordinal))
            link = link.Replace("&amp;", "&", StringComparison.Ordinal);
        return link.Contains(' ') ? link.Replace(" ", "%20", StringComparison.Ordinal) : link;
    }

    // Nearly all links: a host of letters and an ASCII path, which Uri would take several times as long to approve.
    private static bool IsPlain(string link)
    {
        var rest = link.AsSpan(link.IndexOf(':', StringComparison.Ordinal) + 3);
        var host = rest.IndexOfAnyExcept(HostCharacters) is >= 0 and var end ? rest[..end] : rest;
        rest = rest[host.Length..];
        return host.Length is > 0 and < 64 && char.IsAsciiLetter(host[0]) && char.IsAsciiLetterOrDigit(host[^1]) && host.IndexOf("..") < 0
            && rest is [] or ['/', ..] && rest.IndexOfAnyExcept(PathCharacters) < 0;
    }

    private static bool HasWebScheme(string link) =>
        link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>An HTML fragment with its relative addresses made absolute.</summary>
    public string InHtml(string html, XElement? at)
    {
        StringBuilder? mended = null;
        var done = 0;
        var from = 0;
        while (NextAddress(html, ref from) is { } address)
        {
            var value = html.AsSpan(address.Start, address.Length).Trim();
            if (!IsRelative(value) || Resolve(BaseAt(at), Entities.Decode(value.ToString())) is not { } absolute)
                continue;
            mended ??= new StringBuilder(html.Length + 100);
            mended.Append(html, done, address.Start - done).Append(FeedText.Escaped(absolute).Replace("\"", "%22", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal));
            done = address.Start + address.Length;
        }

        return mended is null ? html : mended.Append(html, done, html.Length - done).ToString();
    }

    private static bool IsRelative(ReadOnlySpan<char> value)
    {
        if (value.Length == 0 || value[0] == '#')
            return false;
        var colon = value.IndexOf(':');
        return colon < 0 || value[..colon].ContainsAny('/', '?', '#');
    }

    /// <summary>The next quoted value of an attribute that holds an address.</summary>
    private static (int Start, int Length)? NextAddress(string html, ref int from)
    {
        while (from < html.Length)
        {
            var equals = html.AsSpan(from).IndexOf('=');
            if (equals < 0)
                break;
            equals += from;
            from = equals + 1;
            var open = from;
            while (open < html.Length && html[open] == ' ')
                open++;
            if (open >= html.Length || html[open] is not ('"' or '\'') || IsComplete(html.AsSpan(open + 1)) || !HoldsAddress(NameBefore(html, equals)))
                continue;
            var length = html.AsSpan(open + 1).IndexOfAny(html[open], '<');
            if (length < 0 || html[open + 1 + length] == '<')
                continue;
            from = open + 1 + length;
            return (open + 1, length);
        }

        from = html.Length;
        return null;
    }

    private static bool IsComplete(ReadOnlySpan<char> value) => value.StartsWith("https://") || value.StartsWith("http://");

    private static ReadOnlySpan<char> NameBefore(string html, int equals)
    {
        var end = equals;
        while (end > 0 && html[end - 1] == ' ')
            end--;
        var start = end;
        while (start > 0 && char.IsAsciiLetter(html[start - 1]) && end - start < 12)
            start--;
        return start > 0 && char.IsWhiteSpace(html[start - 1]) ? html.AsSpan(start, end - start) : [];
    }

    private static bool HoldsAddress(ReadOnlySpan<char> name)
    {
        if (name.Length is < 3 or > 10)
            return false;
        foreach (var known in (ReadOnlySpan<string>)["href", "src", "cite", "poster", "action", "background", "longdesc", "usemap", "codebase", "data", "classid"])
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
