namespace NewsMonitor.Tagging.Profiles;

/// <summary>Declared inflections: "colombian(o|a|os|as)" is four spellings, "(la )Casa Blanca" two, "baj(ó|a)(n|)" four.</summary>
internal static class Spellings
{
    public const int Most = 256;

    /// <returns>Null when a bracket is open or stray, or when there would be more than <see cref="Most"/>.</returns>
    public static IReadOnlyList<string>? Expand(string pattern)
    {
        var open = pattern.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return pattern.Contains(')', StringComparison.Ordinal) ? null : [pattern];

        var close = Closing(pattern, open);
        if (close < 0 || pattern.AsSpan(0, open).Contains(')') || Choices(pattern[(open + 1)..close]) is not { } choices)
            return null;

        var rest = Expand(pattern[(close + 1)..]);
        if (rest is null || rest.Count * choices.Count > Most)
            return null;

        return [.. choices.SelectMany(choice => rest.Select(tail => pattern[..open] + choice + tail))];
    }

    private static List<string>? Choices(string inside)
    {
        var parts = SplitOutside(inside);
        if (parts.Count == 1)
            parts.Add("");

        var choices = new List<string>();
        foreach (var part in parts)
        {
            if (Expand(part) is not { } expanded)
                return null;
            choices.AddRange(expanded);
        }

        return choices.Count <= Most ? choices : null;
    }

    private static int Closing(string pattern, int open)
    {
        var depth = 0;
        for (var i = open; i < pattern.Length; i++)
        {
            depth += pattern[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }

        return -1;
    }

    private static List<string> SplitOutside(string inside)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < inside.Length; i++)
        {
            depth += inside[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (inside[i] == '|' && depth == 0)
            {
                parts.Add(inside[start..i]);
                start = i + 1;
            }
        }

        parts.Add(inside[start..]);
        return parts;
    }
}
