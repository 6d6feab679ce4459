using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsMonitor.Stories.Extraction;

/// <summary>One walk over the page for all that tells about it: metas, JSON-LD, headings, dates and bylines, in document order.</summary>
internal sealed class PageHead
{
    // Hundreds of headings or dates are a list of other stories.
    private const int MostOfAKind = 50;
    private const int LongestNames = 300;
    private const int LongestJson = 2_000_000;

    private static readonly SearchValues<string> DateWords =
        SearchValues.Create(["date", "fecha", "timestamp", "published", "publicado"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AuthorWords = SearchValues.Create(["byline", "author", "autor", "firma"], StringComparison.OrdinalIgnoreCase);

    private readonly Dictionary<string, List<string>> metas = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> json = [];
    private readonly List<IElement> headings = [];
    private readonly List<IElement> times = [];
    private readonly List<IElement> bylines = [];

    public string? Title { get; private set; }
    public string? Canonical { get; private set; }
    public string? HtmlLanguage { get; private set; }
    public IReadOnlyList<string> Json => json;
    public IReadOnlyList<IElement> Headings => headings;

    /// <summary>Elements that hold a date by their tag, property or name.</summary>
    public IReadOnlyList<IElement> Times => times;

    /// <summary>Elements that hold names by their relation, property or name.</summary>
    public IReadOnlyList<IElement> Bylines => bylines;

    public static PageHead Read(IHtmlDocument document)
    {
        var head = new PageHead { HtmlLanguage = document.DocumentElement.GetAttribute("lang") ?? document.DocumentElement.GetAttribute("xml:lang") };
        head.Walk(document.DocumentElement);
        return head;
    }

    /// <summary>The first of the names that the page gives a value for.</summary>
    public Found<string>? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (metas.TryGetValue(name, out var value))
                return new(value[0], $"meta {name}");
        }

        return null;
    }

    public IReadOnlyList<string> Metas(string name) => metas.TryGetValue(name, out var values) ? values : [];

    private void Walk(IElement element)
    {
        var nodes = element.ChildNodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is not IElement child)
                continue;
            Look(child);
            if (child.LocalName is not ("script" or "style" or "svg"))
                Walk(child);
        }
    }

    private void Look(IElement element)
    {
        switch (element.LocalName)
        {
            case "meta":
                Meta(element);
                return;
            case "title":
                Title ??= element.TextContent;
                return;
            case "link" when element.GetAttribute("rel") is { } rel && rel.Equals("canonical", StringComparison.OrdinalIgnoreCase):
                Canonical ??= element.GetAttribute("href");
                return;
            case "script" when element.GetAttribute("type") is { } type && type.StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase):
                if (json.Count < MostOfAKind && element.TextContent is { Length: < LongestJson } text)
                    json.Add(text);
                return;
            case "h1" when headings.Count < MostOfAKind:
                headings.Add(element);
                return;
        }

        if (HoldsDate(element) && times.Count < MostOfAKind)
            times.Add(element);
        if (HoldsNames(element) && bylines.Count < MostOfAKind)
            bylines.Add(element);
    }

    private void Meta(IElement meta)
    {
        var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
        if (name is null || meta.GetAttribute("content") is not { } content || string.IsNullOrWhiteSpace(content))
            return;
        name = name.Trim();
        if (!metas.TryGetValue(name, out var values))
            metas[name] = values = [];
        if (values.Count < MostOfAKind)
            values.Add(content.Trim());
    }

    private static bool HoldsDate(IElement element) => element.LocalName == "time"
        || element.GetAttribute("itemprop") is { } property && property.Contains("datePublished", StringComparison.OrdinalIgnoreCase)
        || IsNamed(element, DateWords);

    private static bool HoldsNames(IElement element) => element.GetAttribute("rel") == "author"
        || element.GetAttribute("itemprop") is { } property && property.Contains("author", StringComparison.OrdinalIgnoreCase)
        || IsNamed(element, AuthorWords);

    private static bool IsNamed(IElement element, SearchValues<string> words) =>
        element.ClassName is { Length: > 0 and < LongestNames } names && names.AsSpan().ContainsAny(words);
}
