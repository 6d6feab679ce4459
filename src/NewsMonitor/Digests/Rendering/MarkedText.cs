using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Rendering;

/// <summary>A sentence cut at its marks. Marks that overlap or reach outside are left out.</summary>
public readonly record struct MarkedText(string Text, bool IsMarked)
{
    public static IEnumerable<MarkedText> PiecesOf(EvidenceSentence sentence)
    {
        var end = 0;
        foreach (var mark in sentence.Marks.OrderBy(m => m.Offset))
        {
            if (mark.Offset < end || mark.Length <= 0 || mark.Offset + mark.Length > sentence.Text.Length)
                continue;
            if (mark.Offset > end)
                yield return new(sentence.Text[end..mark.Offset], false);
            end = mark.Offset + mark.Length;
            yield return new(sentence.Text[mark.Offset..end], true);
        }

        if (end < sentence.Text.Length)
            yield return new(sentence.Text[end..], false);
    }
}
