using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Catalogue;

/// <summary>Writes OPML 2.0 that other readers can import: a feed's first tag is its folder, the others are categories.</summary>
public static class OpmlWriter
{
    public static byte[] Write(FeedList feeds)
    {
        var root = new XElement(
            "opml",
            new XAttribute("version", "2.0"),
            new XElement("head", new XElement("title", feeds.Title ?? "Feeds")),
            new XElement("body", feeds.All.GroupBy(feed => feed.Tags.Count > 0 ? feed.Tags[0] : null).Select(Folder)));

        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
            root.Save(writer);
        return [.. bytes.ToArray(), (byte)'\n'];
    }

    private static object Folder(IGrouping<string?, Feed> group) =>
        group.Key is null ? group.Select(Outline) : new XElement("outline", new XAttribute("text", group.Key), group.Select(Outline));

    private static XElement Outline(Feed feed) => new(
        "outline",
        new XAttribute("type", "rss"),
        new XAttribute("text", feed.Title),
        new XAttribute("title", feed.Title),
        new XAttribute("xmlUrl", feed.Url.AbsoluteUri),
        Attribute("htmlUrl", feed.Site?.AbsoluteUri),
        Attribute("fallbackUrl", feed.FallbackUrl?.AbsoluteUri),
        Attribute("language", feed.Language),
        Attribute("country", feed.Country),
        new XAttribute("kind", feed.Kind),
        Attribute("weight", feed.Weight == 1 ? null : feed.Weight.ToString(CultureInfo.InvariantCulture)),
        Attribute("prior", feed.Prior == 0 ? null : feed.Prior.ToString(CultureInfo.InvariantCulture)),
        Attribute("category", feed.Tags.Count > 1 ? string.Join(',', feed.Tags.Skip(1)) : null));

    private static XAttribute? Attribute(string name, string? value) => value is null ? null : new(name, value);
}
