using System.Text.RegularExpressions;
using NewsMonitor.Feeds.Parsing;

namespace NewsMonitor.Stories.Extraction;

/// <summary>Who wrote an article, one name each, without "By", offices and addresses.</summary>
internal static partial class Bylines
{
    private const int LongestName = 80;
    private const int MostNames = 20;

    public static Found<IReadOnlyList<string>>? Read(PageHead head, LinkedArticle linked, string? siteName)
    {
        foreach (var (texts, source) in Candidates(head, linked))
        {
            var names = texts.SelectMany(Split).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames).ToList();
            var persons = names.Where(name => !name.Equals(siteName, StringComparison.OrdinalIgnoreCase)).ToList();
            if (names.Count > 0)
                return new(persons.Count > 0 ? persons : names, source);
        }

        return null;
    }

    private static IEnumerable<(IEnumerable<string> Texts, string Source)> Candidates(PageHead head, LinkedArticle linked)
    {
        yield return (linked.Authors, "json-ld author");
        yield return (head.Authors, "meta author");
        foreach (var name in (string[])["parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "citation_author", "cXenseParse:author", "og:author", "nrbi:authors", "DCSext.author"])
        {
            if (head.Meta(name) is { } meta)
                yield return ([meta.Value], meta.Source);
        }

        foreach (var element in head.Bylines)
        {
            if (element.TextContent is { Length: > 2 and < 200 } text)
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
            var name = FeedPersons.NameOf(Trailing().Replace(part, ""))?.Trim(' ', '.', '-', '–', '—', ':', '|', '(', ')');
            if (name is { Length: > 1 and < LongestName } && char.IsUpper(FirstLetter(name)) | name.Length < 30 && !FeedPersons.IsAddress(name) && !Nobody().IsMatch(name) && !Office().IsMatch(name))
                yield return name;
        }
    }

    private static char FirstLetter(string name) => name.FirstOrDefault(char.IsLetter);

    [GeneratedRegex("""^(?:(?:written|reported|posted|published|story|words|escrito|publicado|redactado|texto)\s+)?(?:by|por|von|par|di|autora?|author|texto|escribe)\b\s*[:.]?\s*""", RegexOptions.IgnoreCase)]
    private static partial Regex Leading();

    [GeneratedRegex("""\s*(?:[|•·;/\n]|,|&(?!\w+;)|\band\b|\s+y\s+|\s+e\s+(?=\p{Lu}))\s*""")]
    private static partial Regex Between();

    [GeneratedRegex("""\s+(?:[-–—]|@|\(|for\s|in\s|para\s).*$|\s+(?:updated|published|actualizado|publicado)\b.*$""", RegexOptions.IgnoreCase)]
    private static partial Regex Trailing();

    [GeneratedRegex("""^(?:admin|administrator|administrador|webmaster|editor|root|user|unknown|null|undefined|none|guest|anonymous|by|por)$|\d{3}""", RegexOptions.IgnoreCase)]
    private static partial Regex Nobody();

    [GeneratedRegex("""\b(?:correspondent|corresponsal|editor(?:a|ial)?|reporter|writer|contributor|columnist|columnista|director|producer|redactora?|periodista|photographer|fotógrafo|MD|PhD|Ph\.D|CEO|CFO|Jr)\b(?!\s+\p{Lu}\p{Ll}+\s)""", RegexOptions.IgnoreCase)]
    private static partial Regex Office();
}
