using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Feeds;

internal static class FeedId
{
    public static string From(Uri url) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)).AsSpan(0, 8));
}
