using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using NewsMonitor.Feeds.Parsing;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>
/// Reads any feed: RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed; clean ones strictly, broken ones as well as they go.
/// Pure: the same bytes give the same result on every machine. Nothing a document names is ever fetched.
/// </summary>
public static class FeedParser
{
    public const int MostBytes = 10 * 1024 * 1024;

    private const int ExcerptLength = 200;

    /// <param name="body">As the server sent it, decompressed.</param>
    /// <param name="url">Where it came from: the base of relative links.</param>
    /// <param name="contentType">The HTTP header, for its charset.</param>
    /// <param name="contentLocation">The HTTP header: a base that wins over <paramref name="url"/>.</param>
    public static FeedParseResult Parse(ReadOnlyMemory<byte> body, Uri? url, string? contentType, string? contentLocation)
    {
        if (body.Length > MostBytes)
            return Fault(new(FailureKind.TooLarge, $"The document is larger than {MostBytes / 1024 / 1024} MB."), FeedBytes.ToText(body.Span[..1024], contentType));

        var text = FeedBytes.ToText(body.Span, contentType);
        var baseUri = FeedLinks.BaseOf(url, contentLocation);
        return text.AsSpan().TrimStart("\ufeff \t\r\n\0") is ['{' or '[', ..] ? ReadJson(text, baseUri) : ReadXml(text, baseUri);
    }

    private static FeedParseResult ReadJson(string text, Uri? baseUri)
    {
        try
        {
            return JsonFeed.Read(text.Trim('\ufeff', '\0', ' '), new FeedLinks(baseUri, mayHaveXmlBase: false)) is { } document
                ? FeedParseResult.Of(document)
                : Fault(new(FailureKind.UnsupportedType, "This is JSON, but no JSON Feed."), text);
        }
        catch (JsonException e)
        {
            return Fault(new(FailureKind.Malformed, "The JSON is broken or cut off.") { Line = (int?)e.LineNumber + 1 }, text);
        }
    }

    private static FeedParseResult ReadXml(string text, Uri? baseUri)
    {
        if (DocumentStart.Find(text, out var instead) is not { } start)
            return Fault(new(FailureKind.UnsupportedType, instead), text);
        var scan = new MarkupScan(text, start.RootAt);
        if (scan.Run() is { } fault)
            return Fault(fault, text);

        string? mended = null;
        var root = scan.FitForTree ? Strictly(text, start, out mended) : null;
        if (root is null)
        {
            mended ??= "Its markup goes beyond what a parser may be given.";
            root = TolerantXml.Read(text, start.RootAt, start.Entities);
        }

        var links = new FeedLinks(baseUri, text.Contains("xml:base", StringComparison.Ordinal));
        return root is not null && XmlFeed.Read(root, links) is { } document
            ? FeedParseResult.Of(document with { Mended = mended })
            : Fault(new(FailureKind.UnsupportedType, $"This is <{start.RootName}> without a channel or entries, so no feed."), text);
    }

    private static XElement? Strictly(string text, DocumentStart start, out string? complaint)
    {
        complaint = null;
        try
        {
            return StrictXml.Read(text, start.RootAt);
        }
        catch (XmlException e)
        {
            complaint = $"Line {StrictXml.LineOf(text, start.RootAt, e)}: {Sentence(e.Message)}";
            return null;
        }
    }

    // The reader's own "Line 3, position 7." counts from where it was let in.
    private static string Sentence(string message) => message.IndexOf(" Line ", StringComparison.Ordinal) is > 0 and var at ? message[..at] : message;

    private static FeedParseResult Fault(FeedFault fault, string text)
    {
        var excerpt = text.Length <= ExcerptLength ? text : text[..ExcerptLength];
        return FeedParseResult.Of(fault with { Excerpt = string.Concat(excerpt.Select(c => char.IsControl(c) && c is not '\n' ? ' ' : c)) });
    }
}
