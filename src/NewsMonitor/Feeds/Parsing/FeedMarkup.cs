using System.Text;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>The values of elements that hold text, HTML or XHTML: decoded once, markup kept.</summary>
internal static class FeedMarkup
{
    private const int MostTitleCharacters = 4_000;

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
        { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr" };

    /// <summary>An HTML fragment; null when empty.</summary>
    public static string? Html(XElement element)
    {
        var type = TypeOf(element);
        if (element.HasElements)
            return FeedText.Clean(Alternatives(element) ?? Inner(element));
        var value = FeedText.Of(element);
        if (IsBase64(element, type) && Decoded(value) is { } decoded)
            return FeedText.Clean(decoded);
        return FeedText.Clean(IsPlain(element, type) && !FeedText.LooksLikeHtml(value) ? FeedText.Escaped(value) : value);
    }

    /// <summary>One line of plain text, ready to show.</summary>
    public static string? Title(XElement element)
    {
        var type = TypeOf(element);
        if (element.HasElements)
            return FeedText.OneLineOfHtml(Cut(Inner(element)));
        var value = Cut(FeedText.Of(element));
        if (IsBase64(element, type) && Decoded(value) is { } decoded)
            value = decoded;
        if (!IsPlain(element, type))
            return FeedText.OneLineOfHtml(value);
        return type == "text" ? FeedText.OneLineOfText(value) : FeedText.OneLineOfEither(value);
    }

    private static string Cut(string text) => text.Length <= MostTitleCharacters ? text : text[..MostTitleCharacters];

    private static string TypeOf(XElement element) => element.Attribute("type")?.Value.Trim().ToLowerInvariant() ?? "";

    // Only Atom tells text from HTML; all of RSS is HTML by custom.
    private static bool IsPlain(XElement element, string type) =>
        type is "text" or "text/plain" or "plain" || type.Length == 0 && element.Name.LocalName is "title" or "summary" or "subtitle" or "tagline" or "content" or "rights"
        && Vocabularies.Of(element) == Vocabulary.Atom;

    private static bool IsBase64(XElement element, string type) =>
        element.Attribute("mode")?.Value.Equals("base64", StringComparison.OrdinalIgnoreCase) == true
        || type.Contains('/') && !type.StartsWith("text/", StringComparison.Ordinal) && !type.EndsWith("xml", StringComparison.Ordinal) && !type.StartsWith("multipart", StringComparison.Ordinal);

    private static string? Decoded(string value)
    {
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) && System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length))
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }

    // Atom 0.3: the same content in several types, one inside the other.
    private static string? Alternatives(XElement element)
    {
        var nested = element.Elements(element.Name).ToList();
        if (nested.Count == 0)
            return null;
        var best = nested.Find(e => TypeOf(e).Contains("html", StringComparison.Ordinal)) ?? nested[0];
        return Html(best);
    }

    private static string Inner(XElement element)
    {
        var markup = new StringBuilder();
        var content = element.Elements().Count() == 1 && element.Elements().First() is { Name.LocalName: "div" } div && Vocabularies.Of(div) == Vocabulary.Xhtml ? div : element;
        AppendNodes(markup, content);
        return markup.ToString();
    }

    private static void AppendNodes(StringBuilder markup, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XElement child)
                AppendElement(markup, child);
            else if (node is XText text)
                markup.Append(FeedText.Escaped(text.Value));
        }
    }

    // Depth is bounded: no document nested deeper than MarkupScan.MostDepth becomes a tree.
    private static void AppendElement(StringBuilder markup, XElement element)
    {
        var name = element.Name.LocalName;
        markup.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            if (!attribute.IsNamespaceDeclaration && attribute.Name.Namespace == XNamespace.None)
                markup.Append(' ').Append(attribute.Name.LocalName).Append("=\"").Append(FeedText.Escaped(attribute.Value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        markup.Append('>');
        if (Void.Contains(name))
            return;
        AppendNodes(markup, element);
        markup.Append("</").Append(name).Append('>');
    }
}
