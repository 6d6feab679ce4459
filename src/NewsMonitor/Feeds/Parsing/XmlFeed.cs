using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>Maps a feed's elements to values, each field from wherever publishers put it.</summary>
internal sealed class XmlFeed
{
    private readonly Dictionary<XName, FieldMeaning> meanings = [];
    private readonly FeedLinks links;
    private readonly XElement root;
    private bool dayFirst;
    private string? author;

    private XmlFeed(XElement root, FeedLinks links) => (this.root, this.links) = (root, links);

    /// <returns>Null when the document has neither a channel nor entries: RDF of another kind.</returns>
    public static FeedDocument? Read(XElement root, FeedLinks links) => new XmlFeed(root, links).Read();

    public FieldMeaning MeaningOf(XElement element)
    {
        if (!meanings.TryGetValue(element.Name, out var meaning))
            meanings[element.Name] = meaning = FieldMeaning.Of(element);
        return meaning;
    }

    private FeedDocument? Read()
    {
        var channel = root.Elements().FirstOrDefault(e => MeaningOf(e).Field == Field.Channel) ?? root;
        var isLoneEntry = MeaningOf(root).Field == Field.Entry;
        var entries = isLoneEntry ? [root] : Entries(root).ToList();
        if (entries.Count == 0 && root.Name.LocalName.Equals("rdf", StringComparison.OrdinalIgnoreCase) && ReferenceEquals(channel, root))
            return null;

        var head = isLoneEntry ? new FieldValues(this, links) : FieldValues.Of(channel, this, links);
        var language = head.Language ?? LanguageOf(channel) ?? LanguageOf(root);
        dayFirst = ReadsDayFirst(language);
        var link = head.Link;

        // Without the address it came from, the site's own is the best base there is.
        if (links.DocumentBase is null && link is not null && Uri.TryCreate(link, UriKind.Absolute, out var site))
            links.DocumentBase = site;
        author = head.Author(inherited: true);
        return new FeedDocument
        {
            Title = head.Title,
            Link = link,
            Language = language,
            Description = head.Summary is { } summary ? FeedMarkup.Title(summary) : null,
            Rhythm = FeedRhythmReader.Read(channel, dayFirst),
            Entries = [.. entries.Select(Entry)],
        };
    }

    private IEnumerable<XElement> Entries(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            switch (MeaningOf(element).Field)
            {
                case Field.Entry:
                    yield return element;
                    break;
                case Field.Channel or Field.Entries when parent == root || MeaningOf(parent).Field == Field.Channel:
                    foreach (var nested in Entries(element))
                        yield return nested;
                    break;
            }
        }
    }

    private FeedEntry Entry(XElement element)
    {
        var values = FieldValues.Of(element, this, links);
        var link = values.Link;
        var published = values.Date(Field.Published, dayFirst);
        return new FeedEntry
        {
            Id = values.Id ?? link ?? FeedEntryId.Hash(values.Title, published, values.Summary?.Value ?? values.Content?.Value),
            Link = link,
            Title = values.Title,
            Published = published,
            Updated = values.Date(Field.Updated, dayFirst),
            Summary = Html(values.Summary),
            Content = Html(values.Content),
            Author = values.Author(inherited: false) ?? author,
            Categories = values.Categories,
        };
    }

    private string? Html(XElement? element) => element is not null && FeedMarkup.Html(element) is { } html ? links.InHtml(html, element) : null;

    private static string? LanguageOf(XElement element) => FeedText.OneLineOfText(element.Attribute(XNamespace.Xml + "lang")?.Value);

    // The United States write the month first; a feed in another language, or from elsewhere, does not.
    private static bool ReadsDayFirst(string? language) =>
        language is not null && !(language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && (language.Length == 2 || language.EndsWith("us", StringComparison.OrdinalIgnoreCase)));
}
