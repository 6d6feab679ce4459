using System.Text.RegularExpressions;

namespace NewsMonitor.Stories.Extraction;

/// <summary>Takes what is left of furniture from the blocks of an article: its head, its tail, and lines between.</summary>
internal static partial class BodyTrim
{
    private const int WordsOfALabel = 7;
    private const int MostWordsBeforeTitle = 8;
    private const double LeastShareBeforeEnd = 0.6;

    public static IReadOnlyList<TextBlock> Trim(IReadOnlyList<TextBlock> blocks, string? title, IReadOnlyList<string> byline)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = blocks.Where(block => !BoilerplateLines.Is(block) && !IsDateline(block) && (block.Words < 10 || seen.Add(block.Text))).ToList();
        RemoveHead(kept, title);
        RemoveTail(kept, byline);
        return kept;
    }

    private static void RemoveHead(List<TextBlock> blocks, string? title)
    {
        var first = blocks.FindIndex(block => block.IsSolid);
        if (first < 0)
            return;
        if (title is not null)
        {
            var at = blocks.FindIndex(0, Math.Min(blocks.Count, first + 3), block => block.Words < 40 && SameWords(block.Text, title));
            if (at >= 0)
            {
                // What stands above the headline is the way to it.
                var above = at <= MostWordsBeforeTitle && !blocks.Take(at).Any(block => block.IsSolid) ? 0 : at;
                blocks.RemoveRange(above, at + 1 - above);
                first = blocks.FindIndex(block => block.IsSolid);
            }
        }

        for (var i = first - 1; i >= 0; i--)
        {
            if (blocks[i].Words <= WordsOfALabel && blocks[i].Kind != BlockKind.ListItem && !blocks[i].Text.EndsWith('.') && !(i == first - 1 && blocks[i].Kind == BlockKind.Heading))
            {
                blocks.RemoveAt(i);
                first--;
            }
        }
    }

    private static void RemoveTail(List<TextBlock> blocks, IReadOnlyList<string> byline)
    {
        var total = blocks.Sum(block => block.Words);
        var before = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (before >= LeastShareBeforeEnd * total && BoilerplateLines.EndsArticle(blocks[i]))
            {
                blocks.RemoveRange(i, blocks.Count - i);
                break;
            }

            before += blocks[i].Words;
        }

        while (blocks.Count > 1 && (blocks[^1].Kind == BlockKind.Heading || blocks[^1].LinkShare > 0.7 || IsAuthorBox(blocks[^1], byline)))
            blocks.RemoveAt(blocks.Count - 1);
    }

    // "Ana Ruiz is a reporter based in …", "Ana Ruiz es periodista…"
    private static bool IsAuthorBox(TextBlock block, IReadOnlyList<string> byline)
    {
        foreach (var name in byline)
        {
            if (block.Text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && AboutSomeone().IsMatch(block.Text[name.Length..]))
                return true;
        }

        return false;
    }

    [GeneratedRegex("""^\W*(?:\([^)]*\)\s*)?$|^,?\s+(?:is|was|has|writes|covers|reports|joined|works|es|escribe|cubre|trabaja|fue|ha)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex AboutSomeone();

    private static bool SameWords(string one, string other)
    {
        var (a, b) = (WordSet(one), WordSet(other));
        var both = a.Count(b.Contains);
        return both > 0 && both >= 0.8 * Math.Max(a.Count, b.Count);
    }

    private static HashSet<string> WordSet(string text) => [.. Word().Matches(text).Select(word => word.Value.ToLowerInvariant())];

    private static bool IsDateline(TextBlock block) => block.Words <= 14 && block.Kind != BlockKind.Heading && (Dateline().IsMatch(block.Text) || Byline().IsMatch(block.Text));

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("""^(?:(?:published|updated|posted|last updated|publicado|actualizado|fecha)\b.{0,20})?(?:\p{L}{3,10}\.?,?\s+)?(?:\d{1,2}(?:\s+de)?\s+\p{L}{3,10}\.?,?(?:\s+del?)?\s+\d{4}|\p{L}{3,10}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})\b[^.]{0,50}$|^\d{1,2}:\d{2}\b.{0,60}\d{4}|^\d+\s+(?:mins?|minutes?|hours?|days?|minutos?|horas?|días?)\s+(?:ago|read)|^hace\s+\d+\s+(?:minutos?|horas?|días?)|^\d+\s+min(?:utos?)?\s+(?:de\s+)?(?:read|lectura)""", RegexOptions.IgnoreCase)]
    private static partial Regex Dateline();

    [GeneratedRegex("""^(?:By|Por|BY|POR|Written by|Escrito por|Redacción|Author|Autor):?\s+(?:[\p{Lu}][\p{L}.'’-]*[\s,|&]*(?:and|y|de|del|la|for|para)?\s*){1,8}$""")]
    private static partial Regex Byline();
}
