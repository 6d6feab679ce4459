using System.Text;
using System.Text.Json;
using System.Xml;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Machine;

/// <summary>The story list as Atom and as JSON Feed 1.1.</summary>
internal static class StoryFeeds
{
    public const int Most = 100;

    private const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] WriteAtom(IReadOnlyList<StoryRow> rows, string title, Uri home, Uri self)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", Atom, title);
            xml.WriteElementString("id", Atom, self.AbsoluteUri);
            xml.WriteElementString("updated", Atom, LocalTime.Iso(rows.Select(row => row.ExtractedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            WriteLink(xml, "self", self.AbsoluteUri);
            WriteLink(xml, "alternate", home.AbsoluteUri);
            foreach (var row in rows)
                WriteEntry(xml, row, home);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    public static byte[] WriteJson(IReadOnlyList<StoryRow> rows, string title, Uri home, Uri self)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", title);
            json.WriteString("home_page_url", home.AbsoluteUri);
            json.WriteString("feed_url", self.AbsoluteUri);
            json.WriteStartArray("items");
            foreach (var row in rows)
                WriteItem(json, row, home);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteEntry(XmlWriter xml, StoryRow row, Uri home)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, $"urn:newsmonitor:story:{row.Id}");
        xml.WriteElementString("title", Atom, Text(row.Title));
        xml.WriteElementString("published", Atom, LocalTime.Iso(row.Published));
        xml.WriteElementString("updated", Atom, LocalTime.Iso(row.ExtractedAt));
        WriteLink(xml, "alternate", AddressOf(row, home));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, Text(row.Outlet));
        xml.WriteEndElement();
        foreach (var topic in row.Topics)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", Text(topic));
            xml.WriteEndElement();
        }

        xml.WriteStartElement("summary", Atom);
        xml.WriteAttributeString("type", "text");
        xml.WriteAttributeString("xml", "lang", null, Text(row.Language));
        xml.WriteString(Text(row.BestSentence?.Text ?? row.Reason));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteItem(Utf8JsonWriter json, StoryRow row, Uri home)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id.Value);
        json.WriteString("url", new Uri(home, $"story/{row.Id}").AbsoluteUri);
        if (Display.Href(row.Link) is { } link)
            json.WriteString("external_url", link);
        json.WriteString("title", Display.Line(row.Title));
        json.WriteString("content_text", Display.Line(row.BestSentence?.Text ?? row.Reason));
        json.WriteString("date_published", LocalTime.Iso(row.Published));
        json.WriteString("language", row.Language);
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", Display.Line(row.Outlet));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (var topic in row.Topics)
            json.WriteStringValue(topic);
        json.WriteEndArray();
        json.WriteStartObject("_newsmonitor");
        json.WriteNumber("score", Math.Round(row.Score, 4));
        json.WriteString("urgency", row.Urgency.ToString().ToLowerInvariant());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string AddressOf(StoryRow row, Uri home) => Display.Href(row.Link) ?? new Uri(home, $"story/{row.Id}").AbsoluteUri;

    private static void WriteLink(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // XML has no way to write some characters at all. Display has dropped the controls and mended lone surrogates; these two are left.
    private static string Text(string text) => Display.Line(text).Replace("\uFFFE", "", StringComparison.Ordinal).Replace("\uFFFF", "", StringComparison.Ordinal);
}
