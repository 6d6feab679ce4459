using System.Text;
using NewsMonitor.Local.Commands;
using NewsMonitor.Tagging;
using Spectre.Console;

namespace NewsMonitor.Local.Explaining;

/// <summary>Title or text with the words that counted in the colour of what they spoke for.</summary>
internal sealed class MarkedField(string field, string words, IReadOnlyList<Evidence> evidence)
{
    private const int MostSentences = 12;

    private readonly List<Evidence> marks =
        [.. evidence.Where(e => e.Field == field && e.Kind != EvidenceKind.Pattern).OrderBy(e => e.Offset).ThenByDescending(e => e.Length)];

    public Markup Whole() => new(Marked(0, words.Length));

    /// <summary>The sentences with evidence, in the order of the text.</summary>
    public IEnumerable<Markup> Sentences()
    {
        foreach (var sentence in marks.Select(e => e.Sentence).Distinct().Take(MostSentences))
        {
            var first = marks.First(e => e.Sentence == sentence);
            var start = words.LastIndexOf(sentence, Math.Min(words.Length - 1, first.Offset + sentence.Length), StringComparison.Ordinal);
            if (start >= 0)
                yield return new(Marked(start, start + sentence.Length));
        }
    }

    private static string ColourOf(Evidence evidence) => evidence.Kind switch
    {
        EvidenceKind.Side => "deepskyblue1",
        EvidenceKind.Topic => "green",
        EvidenceKind.Trigger => "yellow",
        EvidenceKind.Veto => "red",
        _ => "default",
    };

    private string Marked(int start, int end)
    {
        var (at, marked) = (start, new StringBuilder());
        foreach (var mark in marks.Where(e => e.Offset >= start && e.Offset + e.Length <= end))
        {
            if (mark.Offset < at)
                continue;
            marked.Append(Escaped(at, mark.Offset)).Append("[bold ").Append(ColourOf(mark)).Append(']').Append(Escaped(mark.Offset, mark.Offset + mark.Length)).Append("[/]");
            at = mark.Offset + mark.Length;
        }

        return marked.Append(Escaped(at, end)).ToString();
    }

    private string Escaped(int from, int to) => Markup.Escape(TerminalText.Line(words[from..to]));
}
