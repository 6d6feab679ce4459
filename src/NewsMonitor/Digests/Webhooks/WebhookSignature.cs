using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Digests.Webhooks;

/// <summary>The headers of Standard Webhooks 1.0: an id that stays the same over retries, a time that doesn't, and one signature for each secret.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";

    public static IReadOnlyList<KeyValuePair<string, string>> Headers(
        string id, DateTimeOffset now, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{time}."), .. body];
        var signatures = secrets.Select(s => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(s), content))}");
        return [new("webhook-id", id), new("webhook-timestamp", time), .. secrets.Count > 0 ? [Signature(signatures)] : Unsigned];
    }

    /// <exception cref="FormatException">It is no secret of 24 to 64 bytes.</exception>
    public static byte[] KeyOf(string secret)
    {
        var text = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        var key = new byte[64];
        return Convert.TryFromBase64String(text, key, out var length) && length >= 24
            ? key[..length]
            : throw new FormatException("a signing secret must be whsec_ and 24 to 64 bytes in base64");
    }

    private static readonly KeyValuePair<string, string>[] Unsigned = [];

    private static KeyValuePair<string, string> Signature(IEnumerable<string> signatures) => new("webhook-signature", string.Join(' ', signatures));
}
