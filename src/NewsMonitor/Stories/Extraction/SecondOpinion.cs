namespace NewsMonitor.Stories.Extraction;

/// <summary>
/// The body that the page gives to machines, taken where the page as read holds little of it: the text was hidden, or something else was taken for it.
/// It is no first choice: one in eight is a teaser, and many run paragraphs and boxes together.
/// </summary>
internal static class SecondOpinion
{
    private const int LeastWords = 60;
    private const double LeastShareFound = 0.5;
    private const int Window = 4;

    public static Found<IReadOnlyList<TextBlock>> Of(IReadOnlyList<TextBlock> page, LinkedArticle linked)
    {
        var given = linked.Paragraphs().Select(text => new TextBlock(BlockKind.Paragraph, text, WordsOf(text).Length, 0)).ToList();
        var words = given.Sum(block => block.Words);
        return words >= LeastWords && 2 * words >= page.Sum(block => block.Words) && ShareFound(given, page) < LeastShareFound
            ? new(given, "json-ld articleBody")
            : new(page, "page");
    }

    private static double ShareFound(IReadOnlyList<TextBlock> given, IReadOnlyList<TextBlock> page)
    {
        var there = Windows(page).ToHashSet(StringComparer.Ordinal);
        var (found, all) = (0, 0);
        foreach (var window in Windows(given))
        {
            all++;
            found += there.Contains(window) ? 1 : 0;
        }

        return all == 0 ? 1 : (double)found / all;
    }

    private static IEnumerable<string> Windows(IReadOnlyList<TextBlock> blocks)
    {
        var words = blocks.SelectMany(block => WordsOf(block.Text)).ToList();
        for (var i = 0; i + Window <= words.Count; i++)
            yield return string.Join(' ', words.GetRange(i, Window));
    }

    private static string[] WordsOf(string text) => text.Split([' ', '\n', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
}
