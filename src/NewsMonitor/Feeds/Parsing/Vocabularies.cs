using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>The vocabularies that feeds mix.</summary>
internal enum Vocabulary
{
    /// <summary>RSS's own, or no namespace.</summary>
    Plain,
    Atom,
    DublinCore,
    DublinCoreTerms,
    Content,
    Media,
    ITunes,
    Syndication,
    FeedBurner,
    Rdf,
    Xhtml,
    Other,
}

/// <summary>Which vocabulary a namespace names, however it is spelt; prefixes count only where the namespace says nothing.</summary>
internal static class Vocabularies
{
    private static readonly Dictionary<string, Vocabulary> ByUri = new(StringComparer.Ordinal)
    {
        ["purl.org/rss/1.0"] = Vocabulary.Plain,
        ["purl.org/net/rss1.1"] = Vocabulary.Plain,
        ["my.netscape.com/rdf/simple/0.9"] = Vocabulary.Plain,
        ["channel.netscape.com/rdf/simple/0.9"] = Vocabulary.Plain,
        ["w3.org/2005/atom"] = Vocabulary.Atom,
        ["purl.org/atom/ns"] = Vocabulary.Atom,
        ["purl.org/atom"] = Vocabulary.Atom,
        ["purl.org/dc/elements/1.1"] = Vocabulary.DublinCore,
        ["purl.org/dc/elements/1.0"] = Vocabulary.DublinCore,
        ["purl.org/dc"] = Vocabulary.DublinCore,
        ["purl.org/dc/terms"] = Vocabulary.DublinCoreTerms,
        ["purl.org/rss/1.0/modules/content"] = Vocabulary.Content,
        ["search.yahoo.com/mrss"] = Vocabulary.Media,
        ["video.search.yahoo.com/mrss"] = Vocabulary.Media,
        ["itunes.com/dtds/podcast-1.0.dtd"] = Vocabulary.ITunes,
        ["google.com/schemas/play-podcasts/1.0"] = Vocabulary.ITunes,
        ["purl.org/rss/1.0/modules/syndication"] = Vocabulary.Syndication,
        ["rssnamespace.org/feedburner/ext/1.0"] = Vocabulary.FeedBurner,
        ["pheedo.com/namespace/pheedo"] = Vocabulary.FeedBurner,
        ["w3.org/1999/02/22-rdf-syntax-ns"] = Vocabulary.Rdf,
        ["w3.org/1999/xhtml"] = Vocabulary.Xhtml,
    };

    private static readonly Dictionary<string, (Vocabulary Vocabulary, string Uri)> ByPrefix = new(StringComparer.OrdinalIgnoreCase)
    {
        ["atom"] = (Vocabulary.Atom, "http://www.w3.org/2005/Atom"),
        ["atom10"] = (Vocabulary.Atom, "http://www.w3.org/2005/Atom"),
        ["a10"] = (Vocabulary.Atom, "http://www.w3.org/2005/Atom"),
        ["dc"] = (Vocabulary.DublinCore, "http://purl.org/dc/elements/1.1/"),
        ["dcterms"] = (Vocabulary.DublinCoreTerms, "http://purl.org/dc/terms/"),
        ["content"] = (Vocabulary.Content, "http://purl.org/rss/1.0/modules/content/"),
        ["media"] = (Vocabulary.Media, "http://search.yahoo.com/mrss/"),
        ["itunes"] = (Vocabulary.ITunes, "http://www.itunes.com/dtds/podcast-1.0.dtd"),
        ["googleplay"] = (Vocabulary.ITunes, "http://www.google.com/schemas/play-podcasts/1.0"),
        ["sy"] = (Vocabulary.Syndication, "http://purl.org/rss/1.0/modules/syndication/"),
        ["feedburner"] = (Vocabulary.FeedBurner, "http://rssnamespace.org/feedburner/ext/1.0"),
        ["pheedo"] = (Vocabulary.FeedBurner, "http://www.pheedo.com/namespace/pheedo"),
        ["rdf"] = (Vocabulary.Rdf, "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ["rss"] = (Vocabulary.Plain, "http://purl.org/rss/1.0/"),
        ["xhtml"] = (Vocabulary.Xhtml, "http://www.w3.org/1999/xhtml"),
    };

    /// <summary>Starts the namespaces made up for prefixes that mean nothing known.</summary>
    public const string Undeclared = "urn:undeclared:";

    public static bool IsKnown(string uri) => ByUri.ContainsKey(Key(uri));

    public static string? UriOf(string prefix) => ByPrefix.TryGetValue(prefix, out var known) ? known.Uri : null;

    public static Vocabulary Of(XElement element)
    {
        var uri = element.Name.NamespaceName;
        if (uri.Length == 0)
            return Vocabulary.Plain;
        if (ByUri.TryGetValue(Key(uri), out var vocabulary))
            return vocabulary;
        if (element.GetPrefixOfNamespace(element.Name.Namespace) is { Length: > 0 } prefix)
            return ByPrefix.TryGetValue(prefix, out var known) ? known.Vocabulary : Vocabulary.Other;

        // Unprefixed: the document's own language under a name of its publisher's making.
        return uri.StartsWith(Undeclared, StringComparison.Ordinal) ? Vocabulary.Other : Vocabulary.Plain;
    }

    private static string Key(string uri)
    {
        var key = uri.Trim().ToLowerInvariant().TrimEnd('/', '#');
        foreach (var start in (ReadOnlySpan<string>)["http://", "https://", "www."])
        {
            if (key.StartsWith(start, StringComparison.Ordinal))
                key = key[start.Length..];
        }

        return key;
    }
}
