using System.Text;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>UTF-8 that someone read as windows-1252 and wrote as UTF-8 again ("CafÃ©").</summary>
internal static class Mojibake
{
    private static readonly Dictionary<char, byte> HighBytes =
        Enumerable.Range(0x80, 0x20).ToDictionary(i => Entities.Printable((char)i), i => (byte)i);

    /// <summary>Mended only where the whole text maps back to valid UTF-8: real text with one "Ã" does not.</summary>
    public static string Mend(string text)
    {
        var suspicious = text.AsSpan().IndexOfAnyInRange('\u00c2', '\u00f4');
        if (suspicious < 0 || suspicious + 1 >= text.Length || ByteOf(text[suspicious + 1]) is not (>= 0x80 and <= 0xBF))
            return text;

        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (ByteOf(text[i]) is not { } value)
                return text;
            bytes[i] = value;
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : text;
    }

    private static byte? ByteOf(char c) => c <= '\u00ff' ? (byte)c : HighBytes.TryGetValue(c, out var value) ? value : null;
}
