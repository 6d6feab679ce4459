using System.Text.RegularExpressions;
using NewsMonitor.Tagging;

namespace NewsMonitor.Benchmarks.Tagging;

/// <summary>The rule that a monitor starts with, and the peer to measure beside: a word of each side, and a regular expression for each topic.</summary>
internal static partial class KeywordRule
{
    public static int Count(TagInput story)
    {
        var text = story.Title + "\n" + story.Text;
        var (one, other) = (Colombia().Count(text), UnitedStates().Count(text));
        return one * other == 0 ? 0 : one + other + Drugs().Count(text) + Trade().Count(text) + Migration().Count(text) + Justice().Count(text);
    }

    [GeneratedRegex(@"\b(colombia|colombian[oa]?s?|bogot[aá]|petro|casa de nariño)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Colombia();

    [GeneratedRegex(@"\b(united states|estados unidos|u\.s\.|ee\. ?uu\.|eeuu|washington|white house|casa blanca|trump|biden|rubio|estadounidenses?|americans?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex UnitedStates();

    [GeneratedRegex(@"\b(drugs?|drogas?|coca|cocaine|cocaína|narco\w*|certifi\w*|decertif\w*|descertific\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Drugs();

    [GeneratedRegex(@"\b(tariffs?|arancel\w*|trade|comercio|tlc|export\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Trade();

    [GeneratedRegex(@"\b(deport\w*|migra\w*|visas?|asylum|asilo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Migration();

    [GeneratedRegex(@"\b(extradi\w*|court|corte|sentenced|condenad\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Justice();
}
