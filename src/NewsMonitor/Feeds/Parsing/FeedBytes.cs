using System.Text;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>A feed's bytes as text; the XML declaration is the last label to be believed.</summary>
internal static class FeedBytes
{
    public static string ToText(ReadOnlySpan<byte> bytes, string? contentType) => BodyText.Decode(bytes, contentType, DeclaredCharset(bytes));

    private static string? DeclaredCharset(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        var start = head.IndexOf("<?xml", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : head.IndexOf('>', start);
        return end < 0 ? null : BodyText.ValueAfter(head[start..end], "encoding");
    }
}
