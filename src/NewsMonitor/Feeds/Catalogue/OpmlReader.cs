using System.Xml;
using System.Xml.Linq;
using NewsMonitor.Config;
using NewsMonitor.Feeds.Parsing;

namespace NewsMonitor.Feeds.Catalogue;

/// <summary>Reads OPML as any reader exports it, to the end whatever is wrong with it, and then says all of it. Folders and categories become tags.</summary>
internal sealed class OpmlReader(string fileName)
{
    private const int MostBytes = 10 * 1024 * 1024;
    private const int MostFeeds = 20_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    private readonly List<ConfigProblem> mistakes = [];
    private readonly List<ConfigProblem> warnings = [];
    private readonly List<(Feed Feed, int Line)> feeds = [];

    public FeedList Read(ReadOnlySpan<byte> opml)
    {
        if (opml.Length > MostBytes)
            throw new ConfigException(new ConfigProblem(fileName, null, null, $"The file is larger than {MostBytes / 1024 / 1024} MB."));

        var root = RootOf(FeedBytes.ToText(opml, null).TrimStart('\ufeff', ' ', '\t', '\r', '\n'));
        if (root.Name.LocalName != "opml")
            Wrong(root, $"An OPML file begins with <opml>, not with <{root.Name.LocalName}>.");
        else if (root.Element("body") is not { } body)
            Wrong(root, "There is no <body> in it.");
        else
            ReadAll(body, []);

        var all = Distinct();
        if (all.Count > MostFeeds)
            mistakes.Add(new(fileName, null, null, $"It lists more than {MostFeeds} feeds."));
        if (mistakes.Count > 0)
            throw new ConfigException(mistakes);
        return new FeedList(all) { Title = OpmlOutline.Clean(root.Element("head")?.Element("title")?.Value), Warnings = warnings };
    }

    private XElement RootOf(string text)
    {
        // Before a tree is built: deep nesting costs XDocument quadratic time.
        var scan = new MarkupScan(text, 0);
        if (scan.Run() is { } fault)
            throw new ConfigException(new ConfigProblem(fileName, fault.Line, null, fault.Reason));
        if (!scan.FitForTree)
            throw new ConfigException(new ConfigProblem(fileName, null, null, $"Elements are nested more than {MarkupScan.MostDepth} deep, or one has more than {MarkupScan.MostAttributes} attributes."));
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException broken)
        {
            throw new ConfigException(new ConfigProblem(fileName, Math.Max(1, broken.LineNumber), null, $"This is not well-formed XML: {broken.Message}"));
        }
    }

    private void ReadAll(XElement parent, IReadOnlyList<string> tags)
    {
        foreach (var element in parent.Elements("outline"))
        {
            var outline = new OpmlOutline(element, reason => Wrong(element, reason));
            if (outline.IsComment)
                continue;
            if (outline.PointsToOtherList)
                Odd(element, $"\"{outline.Title}\" points to another list, which is not read.");
            else if (outline.NamesFeed && outline.Read(tags) is { } feed)
                feeds.Add((feed, LineOf(element)));
            ReadAll(element, outline.NamesFeed || outline.Title is null ? tags : [.. tags, outline.Title]);
        }
    }

    /// <summary>A feed that stands in several folders is one feed with several tags; two spellings of one address are left to the operator.</summary>
    private List<Feed> Distinct()
    {
        var (all, places, alike) = (new List<Feed>(), new Dictionary<string, (int Index, int Line)>(), new Dictionary<string, (Feed Feed, int Line)>());
        foreach (var (feed, line) in feeds)
        {
            if (places.TryGetValue(feed.Url.AbsoluteUri, out var earlier))
            {
                all[earlier.Index] = all[earlier.Index] with { Tags = [.. all[earlier.Index].Tags.Union(feed.Tags)] };
                warnings.Add(new(fileName, line, null, $"{feed.Url} is listed in line {earlier.Line} already; it is asked once."));
                continue;
            }

            if (!alike.TryAdd(CanonicalUrl.Of(feed.Url), (feed, line)) && alike[CanonicalUrl.Of(feed.Url)] is var other)
                warnings.Add(new(fileName, line, null, $"{feed.Url} looks like {other.Feed.Url} of line {other.Line} in another spelling; both are asked."));
            places.Add(feed.Url.AbsoluteUri, (all.Count, line));
            all.Add(feed);
        }

        return all;
    }

    private void Wrong(XElement element, string reason) => mistakes.Add(new(fileName, LineOf(element), null, reason));

    private void Odd(XElement element, string reason) => warnings.Add(new(fileName, LineOf(element), null, reason));

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
