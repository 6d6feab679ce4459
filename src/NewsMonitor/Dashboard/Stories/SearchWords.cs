using System.Text;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>Turns what a reader types into an FTS5 expression that cannot be malformed: every term is quoted.</summary>
internal static class SearchWords
{
    private const int MostTerms = 16;

    /// <returns>Null when nothing in it can be searched for.</returns>
    public static string? ToExpression(string typed)
    {
        var terms = new List<string>();
        var parts = typed.Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            // Odd parts stood in quotes; an unclosed quote counts as closed at the end.
            if (i % 2 == 1)
                Add(terms, parts[i], prefix: false);
            else
                foreach (var word in parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    Add(terms, word, prefix: word.EndsWith('*'));
        }

        return terms.Count == 0 ? null : string.Join(" AND ", terms.Take(MostTerms));
    }

    private static void Add(List<string> terms, string text, bool prefix)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : " ");
        var words = clean.ToString().Trim();
        if (words.Length > 0)
            terms.Add(prefix ? $"\"{words}\"*" : $"\"{words}\"");
    }
}
