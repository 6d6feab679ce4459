namespace NewsMonitor.Stories;

/// <summary>What happened to a paragraph between two versions of a story.</summary>
public sealed record ParagraphChange(ChangeKind Kind, string? Before, string? After);

public enum ChangeKind
{
    Kept,
    Added,
    Removed,
    Reworded,
}

/// <summary>Two versions of a story, paragraph by paragraph.</summary>
public static class TextDiff
{
    // The table of a longer pair would take more memory than a correction is worth: then what lies between the common ends is told as replaced.
    private const int MostCells = 1_000_000;

    private const int LongestGap = 100;
    private const double LeastShareOfWordsKept = 0.5;

    public static IReadOnlyList<ParagraphChange> Of(string before, string after)
    {
        var (old, now) = (Paragraphs(before), Paragraphs(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
            end++;

        return
        [
            .. old[..start].Select(Kept),
            .. Reworded(Between(old.AsSpan(start, old.Length - start - end), now.AsSpan(start, now.Length - start - end))),
            .. old[(old.Length - end)..].Select(Kept),
        ];
    }

    private static List<ParagraphChange> Between(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        var common = CommonLengths(old, now);
        var (changes, i, j) = (new List<ParagraphChange>(), 0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (common is not null && i < old.Length && j < now.Length && old[i] == now[j])
            {
                changes.Add(Kept(old[i++]));
                j++;
            }
            else if (i < old.Length && (j == now.Length || common is null || common[i + 1, j] >= common[i, j + 1]))
            {
                changes.Add(new(ChangeKind.Removed, old[i++], null));
            }
            else
            {
                changes.Add(new(ChangeKind.Added, null, now[j++]));
            }
        }

        return changes;
    }

    /// <summary>How many paragraphs the rests from i and j on have in common, in order; null when the table would be too large.</summary>
    private static int[,]? CommonLengths(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        if ((long)(old.Length + 1) * (now.Length + 1) > MostCells)
            return null;
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }

    /// <summary>Pairs each removed paragraph with the added one that follows in the same gap and keeps most of its words.</summary>
    private static IEnumerable<ParagraphChange> Reworded(List<ParagraphChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].Kind == ChangeKind.Removed)
            {
                for (var j = i + 1; j < Math.Min(changes.Count, i + LongestGap) && changes[j].Kind != ChangeKind.Kept; j++)
                {
                    if (changes[j].Kind != ChangeKind.Added || !KeepsWords(changes[i].Before!, changes[j].After!))
                        continue;
                    changes[i] = new(ChangeKind.Reworded, changes[i].Before, changes[j].After);
                    changes.RemoveAt(j);
                    break;
                }
            }

            yield return changes[i];
        }
    }

    private static bool KeepsWords(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        return old.Count(now.Contains) >= LeastShareOfWordsKept * Math.Max(old.Count, now.Count);
    }

    private static ParagraphChange Kept(string paragraph) => new(ChangeKind.Kept, paragraph, paragraph);

    private static string[] Paragraphs(string text) => text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static HashSet<string> Words(string paragraph) => [.. paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
