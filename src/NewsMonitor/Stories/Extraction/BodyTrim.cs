using System.Text.RegularExpressions;

namespace NewsMonitor.Stories.Extraction;

/// <summary>Takes what is left of furniture from the blocks of an article: its head, its tail, and lines between.</summary>
internal static partial class BodyTrim
{
    private const int WordsOfALabel = 7;
    private const int WordsOfADateline = 14;
    private const int WordsOfASentence = 10;
    private const int MostBlocksAboveTitle = 8;
    private const double LeastShareBeforeEnd = 0.6;

    public static IReadOnlyList<TextBlock> Trim(IReadOnlyList<TextBlock> blocks, string? title, IReadOnlyList<string> byline)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var own = blocks.Where(block => !BoilerplateLines.Is(block) && !IsDateline(block) && (block.Words < WordsOfASentence || seen.Add(block.Text))).ToList();
        var kept = BeforeEnd(own).ToList();
        RemoveHead(kept, title);
        RemoveTail(kept, byline);
        return kept;
    }

    /// <summary>What stands before the words after which there are only other stories and forms.</summary>
    private static IEnumerable<TextBlock> BeforeEnd(List<TextBlock> blocks)
    {
        var (total, before) = (blocks.Sum(block => block.Words), 0);
        foreach (var block in blocks)
        {
            if (before >= LeastShareBeforeEnd * total && BoilerplateLines.EndsArticle(block))
                yield break;
            before += block.Words;
            yield return block;
        }
    }

    private static void RemoveHead(List<TextBlock> blocks, string? title)
    {
        RemoveTitle(blocks, title);
        for (var i = blocks.FindIndex(block => block.IsSolid) - 1; i >= 0; i--)
        {
            var headsText = blocks[i].Kind == BlockKind.Heading && blocks[i + 1].IsSolid;
            if (blocks[i].Words <= WordsOfALabel && blocks[i].Kind != BlockKind.ListItem && !blocks[i].Text.EndsWith('.') && !headsText)
                blocks.RemoveAt(i);
        }
    }

    // With what stands above it: the way to it ("Home › World").
    private static void RemoveTitle(List<TextBlock> blocks, string? title)
    {
        var first = blocks.FindIndex(block => block.IsSolid);
        if (title is null || first < 0)
            return;
        var at = blocks.FindIndex(0, Math.Min(blocks.Count, first + 3), block => block.Words < 40 && SameWords(block.Text, title));
        if (at < 0)
            return;
        var from = at <= MostBlocksAboveTitle && at <= first ? 0 : at;
        blocks.RemoveRange(from, at + 1 - from);
    }

    private static void RemoveTail(List<TextBlock> blocks, IReadOnlyList<string> byline)
    {
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

    private static bool SameWords(string one, string other)
    {
        var (a, b) = (WordSet(one), WordSet(other));
        var both = a.Count(b.Contains);
        return both > 0 && both >= 0.8 * Math.Max(a.Count, b.Count);
    }

    private static HashSet<string> WordSet(string text) => [.. Word().Matches(text).Select(word => word.Value.ToLowerInvariant())];

    private static bool IsDateline(TextBlock block) => block.Words <= WordsOfADateline && block.Kind != BlockKind.Heading && (Dateline().IsMatch(block.Text) || Byline().IsMatch(block.Text));

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("""
        ^(?:(?:published|updated|posted|last\ updated|publicado|actualizado|fecha)\b.{0,20})?(?:\p{L}{3,10}\.?,?\s+)?
          (?:\d{1,2}(?:\s+de)?\s+\p{L}{3,10}\.?,?(?:\s+del?)?\s+\d{4}|\p{L}{3,10}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})\b[^.]{0,50}$
        |^\d{1,2}:\d{2}\b.{0,60}\d{4}
        |^\d+\s+(?:mins?|minutes?|hours?|days?|minutos?|horas?|días?)\s+(?:ago|read)
        |^hace\s+\d+\s+(?:minutos?|horas?|días?)
        |^\d+\s+min(?:utos?)?\s+(?:de\s+)?(?:read|lectura)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Dateline();

    [GeneratedRegex("""^(?:By|Por|BY|POR|Written by|Escrito por|Redacción|Author|Autor):?\s+(?:[\p{Lu}][\p{L}.'’-]*[\s,|&]*(?:and|y|de|del|la|for|para)?\s*){1,8}$""")]
    private static partial Regex Byline();

    [GeneratedRegex("""^\W*(?:\([^)]*\)\s*)?$|^,?\s+(?:is|was|has|writes|covers|reports|joined|works|es|escribe|cubre|trabaja|fue|ha)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex AboutSomeone();
}
