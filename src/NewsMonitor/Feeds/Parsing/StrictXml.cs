using System.Xml;
using System.Xml.Linq;
using CodeHollow.FeedReader;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>Well-formed documents, read by CodeHollow.FeedReader; what it knows no type for is read as plain XML.</summary>
internal static class StrictXml
{
    /// <summary>Above it, the copies that CodeHollow keeps of the text would weigh more than what it reads of it.</summary>
    private const int MostCharactersForReader = 2_000_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = true };

    /// <param name="rootAt">Where the prolog ends: it is left out when there is more to it than a declaration, such as a DTD or rubbish.</param>
    /// <exception cref="XmlException">The text is not well-formed.</exception>
    public static XElement Read(string text, int rootAt)
    {
        text = text[SkippedTo(text, rootAt)..];

        // CodeHollow drops white space between elements, and with it the space between the words of inline XHTML.
        if (text.Length > MostCharactersForReader || text.Contains("xhtml", StringComparison.Ordinal))
            return ReadPlainly(text);

        try
        {
            var feed = FeedReader.ReadFromString(text);
            var known = feed.Items.Count > 0 ? feed.Items[0].SpecificItem.Element : feed.SpecificFeed.Element;
            return known?.Document?.Root ?? ReadPlainly(text);
        }
        catch (Exception e) when (e is not XmlException)
        {
            // A version, a prefix or a shape that it does not expect; the document itself may be sound.
            return ReadPlainly(text);
        }
    }

    /// <summary>The complaint's line in the whole text.</summary>
    public static int LineOf(string text, int rootAt, XmlException complaint) =>
        MarkupScan.LineOf(text, SkippedTo(text, rootAt)) + Math.Max(1, complaint.LineNumber) - 1;

    // A copy of a large text costs as much as a tenth of its reading.
    private static int SkippedTo(string text, int rootAt)
    {
        var prolog = text.AsSpan(0, rootAt).TrimEnd();
        return prolog.StartsWith("<?xml version=\"1.0\"") && prolog.IndexOf("?>") == prolog.Length - 2 ? 0 : rootAt;
    }

    private static XElement ReadPlainly(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }
}
