using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Feeds.Parsing;

internal static class FeedEntryId
{
    /// <summary>For an entry with neither id nor link; an entry that says nothing at all is known by that.</summary>
    public static string Hash(string? title, DateTimeOffset? published, string? text)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{title}\n{published?.ToUnixTimeSeconds()}\n{(title is null ? text : null)}");
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))}";
    }
}
