using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace NewsMonitor.Http;

/// <summary>
/// Bytes to text, believing the bytes before the labels: byte order mark; UTF-8 that holds; the HTTP charset;
/// the document's own declaration; UTF-8 with the odd byte read as windows-1252.
/// </summary>
internal static class BodyText
{
    /// <summary>So many good multi-byte sequences for a bad one make a UTF-8 document with a blemish, whatever its label says.</summary>
    private const int GoodPerBad = 10;

    private const byte Escape = 0x1B;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"';,?>");

    private static readonly Encoding MostlyUtf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new SingleBytes());

    /// <param name="declared">The charset that the document names in itself.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType, string? declared)
    {
        if (Marked(bytes) is { } marked)
            return marked;

        var isUtf8 = Utf8.IsValid(bytes);
        if (isUtf8 && !bytes.Contains(Escape))
            return Encoding.UTF8.GetString(bytes);

        var label = CharsetNames.Find(HttpCharset(contentType)) is { } http && !(IsUnicode(http) && !isUtf8)
            ? http
            : CharsetNames.Find(declared);
        if (label is null || IsUnicode(label) || !IsSevenBit(label) && (isUtf8 || IsBlemishedUtf8(bytes)))
            return MostlyUtf8.GetString(bytes);
        return label.GetString(bytes);
    }

    /// <summary>What follows <c>key=</c>, quoted or not.</summary>
    public static string? ValueAfter(string text, string key)
    {
        var at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = text.AsSpan(at + key.Length).TrimStart();
        if (!value.StartsWith("="))
            return null;
        value = value[1..].TrimStart(" \t\r\n\"'");
        var end = value.IndexOfAny(ValueEnds);
        return (end < 0 ? value : value[..end]).ToString();
    }

    private static string? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32.GetString(bytes[4..]),
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(bytes[4..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xEF, 0xBB, 0xBF, ..] => MostlyUtf8.GetString(bytes[3..]),

        // No mark, but every second byte of "<?", "<r", "{ …" is null.
        [0x3C or 0x7B or 0x0A or 0x0D or 0x20, 0, not 0, 0, ..] => Encoding.Unicode.GetString(bytes),
        [0, 0x3C or 0x7B or 0x0A or 0x0D or 0x20, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => null,
    };

    private static bool IsBlemishedUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status != OperationStatus.Done)
                bad++;
            else if (length > 1)
                good++;
            bytes = bytes[Math.Max(1, length)..];
        }

        return good >= GoodPerBad * bad;
    }

    private static string? HttpCharset(string? contentType) => contentType is null ? null : ValueAfter(contentType, "charset");

    // Its bytes are all ASCII, so they are valid UTF-8 without being it.
    private static bool IsSevenBit(Encoding encoding) => encoding.WebName.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnicode(Encoding encoding) => encoding.CodePage is 65001 or 1200 or 1201;

    /// <summary>Reads a byte that is no UTF-8 as what it is in windows-1252, so that it cannot spoil its neighbours.</summary>
    private sealed class SingleBytes : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Characters();

        private sealed class Characters : DecoderFallbackBuffer
        {
            private string characters = "";
            private int next;

            public override int Remaining => characters.Length - next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (characters, next) = (CharsetNames.Windows1252.GetString(bytesUnknown), 0);
                return true;
            }

            public override char GetNextChar() => next < characters.Length ? characters[next++] : '\0';

            public override bool MovePrevious() => next > 0 && --next >= 0;
        }
    }
}
