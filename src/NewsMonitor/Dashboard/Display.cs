using System.Globalization;
using System.Text;
using NewsMonitor.Digests;

namespace NewsMonitor.Dashboard;

/// <summary>Makes text from outside harmless to look at; Razor does the encoding.</summary>
internal static class Display
{
    /// <summary>Without control characters, zero-width marks and direction overrides, which could make a line read as what it is not.</summary>
    public static string Line(string? text) => Piece(text).Trim();

    /// <summary>The same for a part of a line, whose spaces at the ends count.</summary>
    public static string Piece(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Control)
                line.Append(' ');
            else if (category != UnicodeCategory.Format || IsJoiner(rune))
                line.Append(rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>Only an address that a browser opens as a page; everything else is shown as text.</summary>
    public static string? Href(Uri? link) =>
        link is { IsAbsoluteUri: true } && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps) ? link.AbsoluteUri : null;

    public static string Language(string code) => code switch { "en" => "English", "es" => "Spanish", "und" => "unknown language", _ => code };

    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Masked(string recipient) => AddressMask.Of(Line(recipient));

    public static string MaskedIn(string? text) => AddressMask.In(Line(text));

    public static string Count(long number, string one, string many) => number == 1 ? $"1 {one}" : $"{number:N0} {many}";

    // Emoji and some scripts are spelt with them.
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;
}
