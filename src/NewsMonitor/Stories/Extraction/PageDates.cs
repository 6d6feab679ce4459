using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsMonitor.Feeds.Parsing;

namespace NewsMonitor.Stories.Extraction;

/// <summary>When an article was published and modified, in UTC: what machines are told first, then what readers see, then the address.</summary>
internal static partial class PageDates
{
    private const int LinesBefore = 3;
    private const int LinesAfter = 10;
    private const int WordsOfADateline = 20;

    private static readonly string[] PublishedMetas =
    [
        "article:published_time", "datePublished", "og:published_time", "og:article:published_time", "parsely-pub-date", "sailthru.date", "cXenseParse:publishtime",
        "cXenseParse:recs:publishtime", "article.published", "publish-date", "publication_date", "pubdate", "pub_date", "DC.date.issued", "dcterms.created", "dcterms.date",
        "dc.date", "dcterms.issued", "citation_publication_date", "og:publish_date", "published_time", "release_date", "date", "time", "article:published", "displaydate", "published-date",
        "citation_date", "nrbi:pubdate", "ptime", "creationDateTime", "article_date_original",
    ];

    private static readonly string[] ModifiedMetas = ["article:modified_time", "dateModified", "og:updated_time", "last-modified", "dcterms.modified", "lastmod", "revised"];

    public static Found<DateTimeOffset>? Published(PageHead head, LinkedArticle linked, Uri? url, string? language, IReadOnlyList<TextBlock> blocks)
    {
        Found<DateTimeOffset>? dayOnly = null;
        foreach (var (text, source) in Candidates(head, linked))
        {
            if (Read(text, language) is not { } instant)
                continue;
            if (HasTime(text))
                return dayOnly is null || Math.Abs((dayOnly.Value - instant).TotalHours) < 36 ? new(instant, source) : dayOnly;
            dayOnly ??= new(instant, source);
        }

        return dayOnly ?? ByTimes(head, language) ?? ByAddress(url) ?? ByHeadline(blocks, language);
    }

    public static Found<DateTimeOffset>? Modified(PageHead head, LinkedArticle linked, string? language)
    {
        if (linked.Modified is { } text && Read(text, language) is { } instant)
            return new(instant, "json-ld dateModified");
        return head.Meta(ModifiedMetas) is { } meta && Read(meta.Value, language) is { } modified ? new(modified, meta.Source) : null;
    }

    private static IEnumerable<(string Text, string Source)> Candidates(PageHead head, LinkedArticle linked)
    {
        if (linked.Published is { } text)
            yield return (text, "json-ld datePublished");
        foreach (var name in PublishedMetas)
        {
            if (head.Meta(name) is { } meta)
                yield return (meta.Value, meta.Source);
        }
    }

    private static Found<DateTimeOffset>? ByTimes(PageHead head, string? language)
    {
        foreach (var element in head.Times)
        {
            if (IsOfChange(element))
                continue;
            var text = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? Elements.TextOf(element);
            if (text.Length < 200 && DateIn(text) is { } date && Read(date, language) is { } instant)
                return new(instant, element.LocalName == "time" ? "time" : "visible date");
        }

        return null;
    }

    private static bool IsOfChange(IElement element) =>
        element.ClassName is { } names && (names.Contains("updated", StringComparison.OrdinalIgnoreCase) || names.Contains("modified", StringComparison.OrdinalIgnoreCase));

    // Without any mark, a date in the lines round the first heading is the article's.
    private static Found<DateTimeOffset>? ByHeadline(IReadOnlyList<TextBlock> blocks, string? language)
    {
        var heading = blocks.TakeWhile(block => block.Kind != BlockKind.Heading).Count();
        foreach (var block in blocks.Skip(heading - LinesBefore).Take(LinesBefore + LinesAfter))
        {
            if (block.Words <= WordsOfADateline && DateIn(block.Text) is { } date && Read(date, language) is { } instant)
                return new(instant, "visible date");
        }

        return null;
    }

    // "Publicado el 4 de mayo de 2022 a las 10:30" and "Updated: May 4, 2022": the words around a date are no date.
    private static string? DateIn(string text) => VisibleDate().Match(text) is { Success: true } match ? match.Value : null;

    private static Found<DateTimeOffset>? ByAddress(Uri? url)
    {
        if (url is null || !url.IsAbsoluteUri || AddressDate().Match(url.AbsolutePath) is not { Success: true } match)
            return null;
        return DateTimeOffset.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}",
            "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? new(day, "address") : null;
    }

    private static DateTimeOffset? Read(string text, string? language) => FeedDates.Parse(text, dayFirst: language != "en")?.ToUniversalTime();

    private static bool HasTime(string text) => text.Contains(':') && !text.Contains("T00:00:00", StringComparison.Ordinal);

    [GeneratedRegex("""
        \d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}\S*)?
        |\d{1,2}(?:\s+de)?\s+\p{L}{3,10}\.?,?(?:\s+del?)?\s+\d{4}(?:\D{1,12}\d{1,2}:\d{2}(?:\s*[ap]\.?m)?)?
        |\p{L}{3,10}\.?\s+\d{1,2},?\s+(?:de\s+)?\d{4}(?:\D{1,12}\d{1,2}:\d{2}(?:\s*[ap]\.?m)?)?
        |\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:\D{1,6}\d{1,2}:\d{2})?
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex VisibleDate();

    [GeneratedRegex("""/(?<y>(?:19|20)\d\d)[/-](?<m>\d{1,2})[/-](?<d>\d{1,2})(?=[/-]|$)""")]
    private static partial Regex AddressDate();
}
