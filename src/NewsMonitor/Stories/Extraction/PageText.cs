using System.Text;
using NewsMonitor.Http;

namespace NewsMonitor.Stories.Extraction;

/// <summary>A page's bytes as text; its <c>meta</c> is the last label to be believed, and without any it is windows-1252.</summary>
public static class PageText
{
    // Publishers put scripts before the meta that browsers want within the first kilobyte.
    private const int HeadBytes = 16 * 1024;

    public static string Decode(ReadOnlySpan<byte> body, string? contentType) => BodyText.Decode(body, contentType, DeclaredCharset(body));

    private static string? DeclaredCharset(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, HeadBytes)]);
        for (var at = 0; (at = head.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var end = head.IndexOf('>', at);
            if (end < 0)
                return null;
            if (BodyText.ValueAfter(head[at..end], "charset") is { Length: > 0 } charset)
                return charset;
            at = end;
        }

        return null;
    }
}
