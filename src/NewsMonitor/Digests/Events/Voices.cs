using NewsMonitor.Stories;

namespace NewsMonitor.Digests.Events;

/// <summary>How many newsrooms vouch for an event: ten outlets that print one agency's text are one voice.</summary>
internal static class Voices
{
    private const int ShingleWords = 4;

    /// <summary>Shorter texts look alike by chance.</summary>
    private const int FewestShingles = 30;

    private const double CopiedShare = 0.5;

    // Comparing each with each; beyond this many reports the count is large whatever it is.
    private const int MostCompared = 80;

    public static int Count(IReadOnlyList<Story> reports)
    {
        var voices = new HashSet<string>(StringComparer.Ordinal);
        var originals = new List<HashSet<int>>();
        foreach (var report in reports.OrderBy(r => r.Published).ThenBy(r => r.Id.Value, StringComparer.Ordinal))
        {
            var shingles = Shingles(report.Text);
            var copied = originals.Count <= MostCompared && shingles.Count >= FewestShingles && originals.Any(o => IsCopy(o, shingles));
            if (copied)
                continue;
            originals.Add(shingles);
            voices.Add(EventTokens.Fold(report.Agency ?? report.Outlet));
        }

        return voices.Count;
    }

    public static bool AreCopies(Story one, Story other)
    {
        var (first, second) = (Shingles(one.Text), Shingles(other.Text));
        return first.Count >= FewestShingles && second.Count >= FewestShingles && IsCopy(first, second);
    }

    private static bool IsCopy(HashSet<int> one, HashSet<int> other)
    {
        var shorter = Math.Min(one.Count, other.Count);
        return shorter >= FewestShingles && (one.Count < other.Count ? one.Count(other.Contains) : other.Count(one.Contains)) >= CopiedShare * shorter;
    }

    private static HashSet<int> Shingles(string text)
    {
        var tokens = EventTokens.Of(new EventItem { Id = "", Text = text });
        var shingles = new HashSet<int>();
        for (var i = 0; i + ShingleWords <= tokens.Count; i++)
        {
            // Seeded by the words alone: HashCode differs from run to run.
            var hash = 17;
            for (var j = i; j < i + ShingleWords; j++)
                foreach (var letter in tokens[j].Text)
                    hash = unchecked(hash * 31 + letter);
            shingles.Add(hash);
        }

        return shingles;
    }
}
