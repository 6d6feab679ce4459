using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>What one entry or channel says, field by field: of several elements for one field the best-ranked that has a value.</summary>
internal sealed class FieldValues(XmlFeed feed, FeedLinks links)
{
    private const int MostCategories = 100;
    private const int MostCandidates = 12;

    private static readonly XName RdfAbout = XName.Get("about", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    private readonly Best title = new();
    private readonly Best summary = new();
    private readonly Best content = new();
    // Both by rank, and of one rank in the document's order.
    private readonly List<(int Rank, Field Field, XElement Element)> dates = [];
    private readonly List<(int Rank, XElement Element)> persons = [];
    private readonly List<string> categories = [];
    private XElement? guid;
    private int guidRank = int.MaxValue;
    private string? about;
    private string? link;
    private int linkRank = int.MaxValue;

    public string? Title => title.Element is { } element ? FeedMarkup.Title(element) : null;
    public XElement? Summary => summary.Element;
    public XElement? Content => content.Element;
    public string? Language { get; private set; }
    public IReadOnlyList<string> Categories => categories;

    public string? Id => guid is not null && FeedText.OneLineOfText(guid.Value) is { } id ? id : about;

    /// <summary>A guid or rdf:about stands in where there is no link and it is an address.</summary>
    public string? Link => link ?? PermanentLink() ?? (about is not null && IsAddress(about) ? links.Absolute(about, null) : null);

    public static FieldValues Of(XElement element, XmlFeed feed, FeedLinks links)
    {
        var values = new FieldValues(feed, links) { about = FeedText.OneLineOfText(element.Attribute(RdfAbout)?.Value ?? element.Attribute("about")?.Value) };
        values.TakeChildren(element);
        return values;
    }

    public DateTimeOffset? Date(Field field, bool dayFirst)
    {
        foreach (var (_, said, element) in dates)
        {
            if (said == field && FeedDates.Parse(element.Value, dayFirst) is { } date)
                return date;
        }

        return null;
    }

    /// <summary>All whom the best-ranked place names; addresses only where no place has a name.</summary>
    /// <param name="inherited">Only what stands for all entries of a feed: its editor or webmaster does not.</param>
    public string? Author(bool inherited)
    {
        var (names, addresses) = (new List<string>(), new List<string>());
        var (namedBy, addressedBy) = (0, 0);
        foreach (var (rank, element) in persons)
        {
            if (inherited && rank >= 8 || names.Count > 0 && rank != namedBy)
                break;
            if (FeedPersons.NameOf(element) is not { } name)
                continue;
            if (!FeedPersons.IsAddress(name))
            {
                namedBy = rank;
                AddOnce(names, name);
            }
            else if (addresses.Count == 0 || rank == addressedBy)
            {
                addressedBy = rank;
                AddOnce(addresses, name);
            }
        }

        var found = names.Count > 0 ? names : addresses;
        return found.Count > 0 ? string.Join(", ", found) : null;
    }

    private static void AddOnce(List<string> names, string name)
    {
        if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
            names.Add(name);
    }

    private void TakeChildren(XElement parent)
    {
        foreach (var element in parent.Elements())
            Take(element, feed.MeaningOf(element));
    }

    private void Take(XElement element, FieldMeaning meaning)
    {
        switch (meaning.Field)
        {
            case Field.Title:
                title.Offer(element, meaning.Rank);
                break;
            case Field.Summary:
                summary.Offer(element, meaning.Rank);
                break;
            case Field.Content:
                content.Offer(element, meaning.Rank);
                OfferLink(element.Attribute("src")?.Value, 7, element);
                break;
            case Field.Link:
                TakeLink(element);
                break;
            case Field.OriginalLink:
                OfferLink(element.Value, 0, element);
                break;
            case Field.Id when meaning.Rank < guidRank && !string.IsNullOrWhiteSpace(element.Value):
                (guid, guidRank) = (element, meaning.Rank);
                break;
            case Field.Published or Field.Updated when dates.Count < MostCandidates:
                dates.Insert(dates.FindLastIndex(date => date.Rank <= meaning.Rank) + 1, (meaning.Rank, meaning.Field, element));
                break;
            case Field.Author when persons.Count < MostCandidates:
                AddPerson(meaning.Rank, element);
                break;
            case Field.Category:
                AddCategory(element.Attribute("term")?.Value);
                AddCategory(element.Attribute("label")?.Value ?? element.Attribute("text")?.Value);
                AddCategory(element.HasElements ? null : element.Value);
                break;
            case Field.Keywords:
                foreach (var keyword in element.Value.Split(',', MostCategories, StringSplitOptions.RemoveEmptyEntries))
                    AddCategory(keyword);
                break;
            case Field.Language:
                Language ??= FeedText.OneLineOfText(element.Value);
                break;
            case Field.Media:
                TakeMedia(element);
                break;
            case Field.Source:
                foreach (var person in element.Elements().Where(e => feed.MeaningOf(e).Field == Field.Author).Take(MostCandidates))
                    AddPerson(7, person);
                break;
        }
    }

    private void AddPerson(int rank, XElement element) => persons.Insert(persons.FindLastIndex(person => person.Rank <= rank) + 1, (rank, element));

    private void TakeMedia(XElement media)
    {
        foreach (var element in media.Elements())
        {
            var meaning = feed.MeaningOf(element);
            if (meaning.Field is Field.Title or Field.Summary or Field.Keywords or Field.Category)
                Take(element, meaning with { Rank = meaning.Rank + 1 });
            else if (meaning.Field == Field.Media)
                TakeMedia(element);
        }
    }

    private void TakeLink(XElement element)
    {
        var href = element.Attribute("href")?.Value;
        if (string.IsNullOrWhiteSpace(href))
        {
            OfferLink(element.Value, 1, element);
            return;
        }

        var relation = element.Attribute("rel")?.Value.Trim().ToLowerInvariant() ?? "";
        var type = element.Attribute("type")?.Value.Trim().ToLowerInvariant() ?? "";
        OfferLink(href, relation[(relation.LastIndexOf('/') + 1)..] switch
        {
            "" or "alternate" => type.Length == 0 || type.Contains("html", StringComparison.Ordinal) ? 2 : 4,
            "canonical" => 3,
            "related" or "via" => 8,
            "self" => 9,
            _ => int.MaxValue,
        }, element);
    }

    private void OfferLink(string? value, int rank, XElement at)
    {
        if (rank < linkRank && links.Absolute(value, at) is { } absolute)
            (link, linkRank) = (absolute, rank);
    }

    private string? PermanentLink()
    {
        if (guid is null || guid.Attribute("isPermaLink")?.Value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase) == true)
            return null;
        var isSaid = guid.Attribute("isPermaLink") is not null;
        var value = guid.Value.Trim();
        return IsAddress(value) || isSaid && value.StartsWith('/') ? links.Absolute(value, guid) : null;
    }

    private static bool IsAddress(string value) =>
        value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private void AddCategory(string? value)
    {
        if (value is not null && categories.Count < MostCategories && FeedText.OneLineOfHtml(value.Length > 300 ? value[..300] : value) is { } category
            && !categories.Contains(category))
            categories.Add(category);
    }

    private sealed class Best
    {
        private int rank = int.MaxValue;

        public XElement? Element { get; private set; }

        public void Offer(XElement element, int offered)
        {
            if (offered < rank && (element.HasElements || !string.IsNullOrWhiteSpace(FeedText.Of(element))))
                (Element, rank) = (element, offered);
        }
    }
}
