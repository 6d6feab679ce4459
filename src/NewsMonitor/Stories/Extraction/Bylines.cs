using System.Text.RegularExpressions;
using NewsMonitor.Feeds.Parsing;

namespace NewsMonitor.Stories.Extraction;

/// <summary>Who wrote an article, one name each, without "By", offices and addresses.</summary>
internal static partial class Bylines
{
    private const int LongestName = 60;
    private const int LongestByline = 160;
    private const int MostNames = 20;

    private static readonly string[] Metas =
        ["author", "article:author", "parsely-author", "sailthru.author", "byl", "citation_author", "dc.creator", "dcterms.creator", "cXenseParse:author", "og:author", "nrbi:authors", "DCSext.author"];

    public static Found<IReadOnlyList<string>>? Read(PageHead head, LinkedArticle linked, string? siteName)
    {
        Found<IReadOnlyList<string>>? house = null;
        foreach (var (texts, source) in Candidates(head, linked))
        {
            var names = texts.SelectMany(Split).Select(name => WithoutSite(name, siteName)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames).ToList();
            var persons = names.Where(name => !name.Equals(siteName, StringComparison.OrdinalIgnoreCase)).ToList();
            if (persons.Count > 0)
                return new(persons, source);
            if (names.Count > 0)
                house ??= new(names, source);
        }

        return house;
    }

    private static string WithoutSite(string name, string? siteName) =>
        siteName is { Length: > 2 } && name.Length > siteName.Length + 3 && name.EndsWith(siteName, StringComparison.OrdinalIgnoreCase) ? name[..^siteName.Length].TrimEnd() : name;

    private static IEnumerable<(IEnumerable<string> Texts, string Source)> Candidates(PageHead head, LinkedArticle linked)
    {
        yield return (linked.Authors, "json-ld author");
        foreach (var name in Metas)
            yield return (head.Metas(name), $"meta {name}");
        foreach (var element in head.Bylines.OrderBy(element => element.GetAttribute("rel") == "author" ? 0 : 1))
        {
            if (Elements.TextOf(element) is { Length: > 2 and < LongestByline } text)
                yield return ([text], "byline");
        }
    }

    /// <summary>"Por Ana Ruiz y Luis Paz, corresponsal" is Ana Ruiz and Luis Paz.</summary>
    public static IEnumerable<string> Split(string text)
    {
        if (FeedText.OneLineOfHtml(text) is not { } line || line.Contains("://", StringComparison.Ordinal) || line.Contains("www.", StringComparison.Ordinal))
            yield break;
        foreach (var part in Between().Split(Leading().Replace(line, "")))
        {
            var name = Trailing().Replace(FeedPersons.NameOf(part) ?? "", "").Trim(' ', '.', '-', '–', '—', ':', '|', '(', ')');
            if (name.Length is > 1 and < LongestName && !FeedPersons.IsAddress(name) && !Nobody().IsMatch(name) && !Office().IsMatch(name))
                yield return name;
        }
    }

    [GeneratedRegex("""^(?:.{0,40}\b(?:written|reported|posted|story|words|article|escrito|redactado)\s+(?:by|por)|by|por|von|par|di|autora?|authors?|texto|escribe)\b\s*[:.]?\s*""", RegexOptions.IgnoreCase)]
    private static partial Regex Leading();

    [GeneratedRegex("""\s*(?:[|•·;/\n]|,|&(?!\w+;)|\band\b|\s+y\s+|\s+e\s+(?=\p{Lu}))\s*""")]
    private static partial Regex Between();

    [GeneratedRegex("""\s+(?:[-–—]|@|\(|for\s|in\s|para\s).*$|\s+(?:updated|published|actualizado|publicado|hace|follow|read)\b.*$|\s*\d.*$|\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+\d.*$""", RegexOptions.IgnoreCase)]
    private static partial Regex Trailing();

    [GeneratedRegex("""^(?:admin|(?:(?:twitter|facebook|instagram|linkedin|whatsapp|email|share|x)\s*)+|administrator|administrador|webmaster|editor|root|user|unknown|null|undefined|none|guest|anonymous|by|por|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)\p{L}*)$|\d{3}""", RegexOptions.IgnoreCase)]
    private static partial Regex Nobody();

    [GeneratedRegex("""\b(?:correspondent|corresponsal|editor(?:a|ial)?|reporter|writer|contributor|columnist|columnista|director|producer|redactora?|periodista|photographer|fotógrafo|BSN|PhD|CEO|CFO|CTO|founder|president|author|autora?)\b|^(?:MD|RN|Jr|Ph\.?D)$""", RegexOptions.IgnoreCase)]
    private static partial Regex Office();
}
