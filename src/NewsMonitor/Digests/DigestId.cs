using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Digests;

/// <summary>Names a digest everywhere: its slot, so that names sort by time, and a hash of slot and subscription.</summary>
public static class DigestId
{
    public static string Of(string subscription, DateTimeOffset slot)
    {
        var time = slot.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return $"{time}-{HashOf($"{subscription}\n{time}")}";
    }

    /// <summary>Twelve hex digits that stand for a text in ids.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
