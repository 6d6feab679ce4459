using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>Character references as browsers read them; what names nothing stays as it is written.</summary>
internal static class Entities
{
    private const int LongestName = 32;
    private const string C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    public static string Decode(string text) => Decode(text, null);

    /// <param name="declared">The document's own entities, looked up after the HTML ones.</param>
    public static string Decode(string text, DeclaredEntities? declared)
    {
        var at = text.IndexOf('&');
        if (at < 0)
            return text;

        var decoded = new StringBuilder(text.Length);
        var from = 0;
        while (at >= 0)
        {
            decoded.Append(text, from, at - from);
            from = at + Append(decoded, text.AsSpan(at), declared);
            at = from < text.Length ? text.IndexOf('&', from) : -1;
        }

        return decoded.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The character that windows-1252 has where Unicode has a control no one means.</summary>
    public static char Printable(char control) => C1[control - 0x80];

    /// <returns>How many characters were consumed.</returns>
    private static int Append(StringBuilder decoded, ReadOnlySpan<char> text, DeclaredEntities? declared)
    {
        var end = text[..Math.Min(text.Length, LongestName + 2)].IndexOf(';');
        if (end >= 2)
        {
            if (text[1] == '#' && Number(text[2..end]) is { } code)
            {
                AppendCode(decoded, code);
                return end + 1;
            }

            var name = text[1..end];
            if (name.IndexOfAnyExcept(NameCharacters) < 0 && (HtmlEntityProvider.Resolver.GetSymbol($"{name};") ?? declared?.Find(name.ToString())) is { } symbol)
            {
                decoded.Append(symbol);
                return end + 1;
            }
        }

        decoded.Append('&');
        return 1;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");

    private static int? Number(ReadOnlySpan<char> digits)
    {
        var hex = digits is ['x' or 'X', ..];
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(hex ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var code) && code >= 0 ? code : null;
    }

    private static void AppendCode(StringBuilder decoded, int code)
    {
        // Halves of a surrogate pair written as two references meet again here; a lone one is dropped when the text is cleaned.
        if (code is >= 0x80 and <= 0x9F)
            decoded.Append(Printable((char)code));
        else if (code is 9 or 10 or 13 or (>= 32 and < 0xFFFE))
            decoded.Append((char)code);
        else if (Rune.IsValid(code) && code > 0xFFFF)
            decoded.Append(new Rune(code).ToString());
    }
}
