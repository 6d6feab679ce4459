using System.Globalization;

namespace NewsMonitor.Local.Commands;

/// <summary>What a feed or page says must not move the cursor, nor read as what it is not.</summary>
internal static class TerminalText
{
    public static string Line(string text) =>
        string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(c => char.IsControl(c) ? ' ' : c));
}
