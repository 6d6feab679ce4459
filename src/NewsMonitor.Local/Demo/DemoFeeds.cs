using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace NewsMonitor.Local.Demo;

/// <summary>Prints an outlet's feed in the format that outlet uses.</summary>
internal static class DemoFeeds
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Rss10 = "http://purl.org/rss/1.0/";
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string ContentModule = "http://purl.org/rss/1.0/modules/content/";

    public static string ContentType(DemoFormat format) => format switch
    {
        DemoFormat.Atom => "application/atom+xml; charset=utf-8",
        DemoFormat.Rss10 => "application/rdf+xml; charset=utf-8",
        DemoFormat.Rss20Latin1 => "application/rss+xml; charset=iso-8859-1",
        _ => "application/rss+xml; charset=utf-8",
    };

    public static byte[] Write(DemoOutlet outlet, IEnumerable<DemoDispatch> newestFirst, Uri home)
    {
        var encoding = outlet.Format == DemoFormat.Rss20Latin1 ? Encoding.Latin1 : new UTF8Encoding(false);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = encoding, Indent = true }))
        {
            if (outlet.Format == DemoFormat.Atom)
                WriteAtom(xml, outlet, newestFirst, home);
            else if (outlet.Format == DemoFormat.Rss10)
                WriteRss10(xml, outlet, newestFirst, home);
            else
                WriteRss20(xml, outlet, newestFirst, home);
        }

        return bytes.ToArray();
    }

    private static void WriteRss20(XmlWriter xml, DemoOutlet outlet, IEnumerable<DemoDispatch> dispatches, Uri home)
    {
        var full = outlet.Format == DemoFormat.Rss20Latin1;
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteAttributeString("xmlns", "content", null, ContentModule);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", outlet.Name);
        xml.WriteElementString("link", home.AbsoluteUri);
        xml.WriteElementString("description", outlet.Tagline);
        xml.WriteElementString("language", outlet.Language);
        foreach (var (story, published, link) in dispatches)
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("title", story.Title);
            // As many newsrooms do: a campaign parameter that is no part of the address.
            xml.WriteElementString("link", full ? $"{link}?utm_source=rss&utm_medium=feed" : link.AbsoluteUri);
            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "false");
            xml.WriteString($"{outlet.Id}:{story.Slug}");
            xml.WriteEndElement();
            xml.WriteElementString("pubDate", published.ToString("R", CultureInfo.InvariantCulture));
            xml.WriteElementString("creator", DublinCore, story.Author);
            xml.WriteElementString("category", story.Section);
            xml.WriteElementString("description", story.Paragraphs[0]);
            if (full)
                xml.WriteElementString("encoded", ContentModule, string.Concat(story.Paragraphs.Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>")));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRss10(XmlWriter xml, DemoOutlet outlet, IEnumerable<DemoDispatch> dispatches, Uri home)
    {
        var all = dispatches.ToList();
        xml.WriteStartElement("rdf", "RDF", Rdf);
        xml.WriteAttributeString("xmlns", Rss10);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteStartElement("channel", Rss10);
        xml.WriteAttributeString("about", Rdf, home.AbsoluteUri);
        xml.WriteElementString("title", Rss10, outlet.Name);
        xml.WriteElementString("link", Rss10, home.AbsoluteUri);
        xml.WriteElementString("description", Rss10, outlet.Tagline);
        xml.WriteElementString("language", DublinCore, outlet.Language);
        xml.WriteStartElement("items", Rss10);
        xml.WriteStartElement("Seq", Rdf);
        foreach (var dispatch in all)
        {
            xml.WriteStartElement("li", Rdf);
            xml.WriteAttributeString("resource", Rdf, dispatch.Link.AbsoluteUri);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        foreach (var (story, published, link) in all)
        {
            xml.WriteStartElement("item", Rss10);
            xml.WriteAttributeString("about", Rdf, link.AbsoluteUri);
            xml.WriteElementString("title", Rss10, story.Title);
            xml.WriteElementString("link", Rss10, link.AbsoluteUri);
            xml.WriteElementString("description", Rss10, story.Paragraphs[0]);
            xml.WriteElementString("date", DublinCore, Instant(published));
            xml.WriteElementString("subject", DublinCore, story.Section);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteAtom(XmlWriter xml, DemoOutlet outlet, IEnumerable<DemoDispatch> dispatches, Uri home)
    {
        var all = dispatches.ToList();
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, outlet.Language);
        xml.WriteElementString("title", Atom, outlet.Name);
        xml.WriteElementString("subtitle", Atom, outlet.Tagline);
        xml.WriteElementString("id", Atom, $"tag:{outlet.Id}.example,2026:feed");
        xml.WriteElementString("updated", Atom, Instant(all.Count > 0 ? all[0].Published : DateTimeOffset.UnixEpoch));
        WriteAtomLink(xml, "alternate", home);
        foreach (var (story, published, link) in all)
        {
            xml.WriteStartElement("entry", Atom);
            xml.WriteElementString("id", Atom, $"tag:{outlet.Id}.example,2026:{story.Slug}");
            xml.WriteElementString("title", Atom, story.Title);
            WriteAtomLink(xml, "alternate", link);
            xml.WriteElementString("published", Atom, Instant(published));
            xml.WriteElementString("updated", Atom, Instant(published));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, story.Author);
            xml.WriteEndElement();
            xml.WriteStartElement("summary", Atom);
            xml.WriteAttributeString("type", "html");
            xml.WriteString($"<p>{WebUtility.HtmlEncode(story.Paragraphs[0])}</p>");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteAtomLink(XmlWriter xml, string relation, Uri target)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", target.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A story as released: when, and where its page is.</summary>
internal sealed record DemoDispatch(DemoStory Story, DateTimeOffset Published, Uri Link);
