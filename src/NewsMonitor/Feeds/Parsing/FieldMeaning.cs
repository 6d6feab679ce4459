using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

internal enum Field
{
    None,
    Title,
    Link,
    OriginalLink,
    Id,
    Published,
    Updated,
    Summary,
    Content,
    Author,
    Category,
    Keywords,
    Language,
    Media,
    Source,
    Entry,
    Entries,
    Channel,
}

/// <summary>What an element says about an entry or a feed. Of several that say the same, the lowest rank is believed.</summary>
internal readonly record struct FieldMeaning(Field Field, int Rank = 0)
{
    public static FieldMeaning Of(XElement element)
    {
        var name = element.Name.LocalName.ToLowerInvariant();
        return Vocabularies.Of(element) switch
        {
            Vocabulary.Plain => OfPlain(name),
            Vocabulary.Atom => OfAtom(name),
            Vocabulary.DublinCore => OfDublinCore(name),
            Vocabulary.DublinCoreTerms => OfTerms(name),
            Vocabulary.Content => name == "encoded" ? new(Field.Content) : default,
            Vocabulary.Media => OfMedia(name),
            Vocabulary.ITunes => OfITunes(name),
            Vocabulary.FeedBurner => name == "origlink" ? new(Field.OriginalLink) : default,
            Vocabulary.Xhtml => name is "body" or "div" ? new(Field.Content, 2) : default,
            _ => default,
        };
    }

    private static FieldMeaning OfPlain(string name) => name switch
    {
        "title" => new(Field.Title),
        "link" => new(Field.Link),
        "guid" => new(Field.Id),
        "id" => new(Field.Id, 1),
        "pubdate" => new(Field.Published),
        "published" or "date" or "issued" => new(Field.Published, 3),
        "created" => new(Field.Published, 5),
        "updated" or "modified" => new(Field.Updated, 1),
        "lastbuilddate" => new(Field.Updated, 4),
        "description" => new(Field.Summary),
        "summary" or "subtitle" or "tagline" => new(Field.Summary, 1),
        "content" or "fullitem" => new(Field.Content, 1),
        "body" or "encoded" or "fulltext" => new(Field.Content, 3),
        "author" => new(Field.Author, 1),
        "creator" => new(Field.Author, 2),
        "category" => new(Field.Category),
        "keywords" => new(Field.Keywords),
        "language" => new(Field.Language),
        "item" or "entry" => new(Field.Entry),
        "items" or "entries" => new(Field.Entries),
        "channel" => new(Field.Channel),
        "source" => new(Field.Source),
        _ => default,
    };

    private static FieldMeaning OfAtom(string name) => name switch
    {
        "title" => new(Field.Title, 1),
        "link" => new(Field.Link, 1),
        "id" => new(Field.Id, 1),
        "published" => new(Field.Published, 1),
        "issued" => new(Field.Published, 2),
        "created" => new(Field.Published, 5),
        "updated" => new(Field.Updated),
        "modified" => new(Field.Updated, 1),
        "summary" or "subtitle" or "tagline" => new(Field.Summary, 1),
        "content" => new(Field.Content),
        "author" => new(Field.Author, 3),
        "category" => new(Field.Category),
        "source" => new(Field.Source),
        "entry" => new(Field.Entry),
        _ => default,
    };

    private static FieldMeaning OfDublinCore(string name) => name switch
    {
        "title" => new(Field.Title, 2),
        "creator" => new(Field.Author),
        "author" => new(Field.Author, 2),
        "date" => new(Field.Published, 2),
        "created" or "issued" => new(Field.Published, 4),
        "modified" => new(Field.Updated, 2),
        "description" => new(Field.Summary, 3),
        "subject" => new(Field.Category),
        "language" => new(Field.Language, 1),
        "identifier" => new(Field.Id, 3),
        _ => default,
    };

    private static FieldMeaning OfTerms(string name) => name switch
    {
        "title" => new(Field.Title, 3),
        "creator" => new(Field.Author, 2),
        "issued" or "date" or "available" or "datesubmitted" => new(Field.Published, 3),
        "created" => new(Field.Published, 4),
        "modified" => new(Field.Updated, 2),
        "abstract" or "description" => new(Field.Summary, 3),
        "subject" => new(Field.Category),
        "language" => new(Field.Language, 2),
        _ => default,
    };

    private static FieldMeaning OfMedia(string name) => name switch
    {
        "group" or "content" => new(Field.Media),
        "title" => new(Field.Title, 5),
        "description" => new(Field.Summary, 6),
        "credit" => new(Field.Author, 8),
        "category" => new(Field.Category),
        "keywords" => new(Field.Keywords),
        _ => default,
    };

    private static FieldMeaning OfITunes(string name) => name switch
    {
        "title" => new(Field.Title, 4),
        "author" => new(Field.Author, 4),
        "summary" or "description" => new(Field.Summary, 4),
        "subtitle" => new(Field.Summary, 5),
        "category" => new(Field.Category),
        "keywords" => new(Field.Keywords),
        _ => default,
    };
}
