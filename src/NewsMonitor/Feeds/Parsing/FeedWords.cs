namespace NewsMonitor.Feeds.Parsing;

/// <summary>The element names that give a broken document its skeleton.</summary>
internal static class FeedWords
{
    private static readonly HashSet<string> Containers =
    [
        "rss", "rdf", "channel", "feed", "item", "entry", "image", "textinput", "author", "contributor", "source",
        "owner", "skiphours", "skipdays", "group", "items",
    ];

    private static readonly HashSet<string> Persons = ["author", "contributor", "owner"];

    private static readonly HashSet<string> Fields =
    [
        "title", "link", "guid", "id", "pubdate", "description", "summary", "content", "published", "updated", "issued", "modified",
        "created", "category", "comments", "enclosure", "author", "source", "language", "ttl", "lastbuilddate", "generator",
    ];

    /// <summary>Those that HTML knows too: inside a description they may be markup.</summary>
    private static readonly HashSet<string> HtmlToo = ["title", "link", "summary", "content", "source", "id", "author"];

    private static readonly HashSet<string> Prose =
        ["description", "content", "encoded", "summary", "body", "subtitle", "tagline", "info", "rights", "copyright", "div", "html"];

    private static readonly HashSet<string> Prefixes =
        ["dc", "dcterms", "content", "media", "itunes", "atom", "slash", "wfw", "sy", "feedburner", "georss", "thr", "a10", "googleplay"];

    public static bool IsEntry(string localName) => localName is "item" or "entry";

    public static bool IsRoot(string localName) => localName is "rss" or "rdf" or "feed";

    /// <summary>Where no field can go on: the next entry, or the end of this one, its channel or the document.</summary>
    public static bool IsBoundary(string localName) => IsEntry(localName) || IsRoot(localName) || localName == "channel";

    public static bool IsContainer(string localName) => Containers.Contains(localName);

    public static bool IsPerson(string localName) => Persons.Contains(localName);

    /// <summary>Whether markup is to be expected in it.</summary>
    public static bool IsProse(string localName) => Prose.Contains(localName);

    /// <summary>Whether a tag of this name inside <paramref name="field"/> shows that the field was never closed.</summary>
    public static bool EndsField(TolerantTag tag, string field)
    {
        var local = tag.LocalName.ToLowerInvariant();
        var known = tag.Prefix.Length > 0 ? Prefixes.Contains(tag.Prefix) : Fields.Contains(local);
        return known && !(IsProse(field) && tag.Prefix.Length == 0 && HtmlToo.Contains(local));
    }
}
