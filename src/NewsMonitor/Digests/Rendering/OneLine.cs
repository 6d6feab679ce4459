using System.Globalization;
using System.Text;

namespace NewsMonitor.Digests.Rendering;

/// <summary>Text from outside made fit for a line: no line breaks, no control or direction-changing characters, no more than so many letters.</summary>
internal static class OneLine
{
    public static string Of(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength >= longest)
                return line.ToString().TrimEnd() + "…";
            line.Append(rune.ToString());
        }

        return line.ToString().TrimEnd();
    }
}
