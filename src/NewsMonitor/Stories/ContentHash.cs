using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Stories;

/// <summary>SHA-256 of title and text, hex: another hash, another version of the story.</summary>
public static class ContentHash
{
    public static string Of(string title, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{text}")));
}
