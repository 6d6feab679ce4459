using System.Globalization;

namespace NewsMonitor.Tagging.Triggers;

/// <summary>Where a sentence is cut by commas, dashes, colons and quotation marks.</summary>
internal readonly ref struct Clauses(ReadOnlySpan<char> sentence, int start)
{
    private readonly ReadOnlySpan<char> sentence = sentence;

    /// <summary>The number of the clause that a position of the field lies in.</summary>
    public int Of(int position)
    {
        var clause = 0;
        for (var i = 0; i < position - start && i < sentence.Length; i++)
            clause += Cuts(i) ? 1 : 0;
        return clause;
    }

    /// <summary>"In 2019": then it is history, unless it says "since".</summary>
    public bool NamesYearBefore(int year)
    {
        for (var i = 0; i + 4 <= sentence.Length; i++)
        {
            if ((i == 0 || !char.IsLetterOrDigit(sentence[i - 1])) && (i + 4 == sentence.Length || !char.IsLetterOrDigit(sentence[i + 4]))
                && int.TryParse(sentence.Slice(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named >= 1900 && named < year
                && !sentence[..i].TrimEnd().EndsWith("since", StringComparison.OrdinalIgnoreCase)
                && !sentence[..i].TrimEnd().EndsWith("desde", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // "1,5" and "10:30" are numbers.
    private bool Cuts(int at) =>
        sentence[at] is ',' or ';' or ':' or '(' or ')' or '—' or '–' or '“' or '”' or '«' or '»' or '"'
        && !(at > 0 && at + 1 < sentence.Length && char.IsDigit(sentence[at - 1]) && char.IsDigit(sentence[at + 1]));
}
