using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Digests.Links;

/// <summary>What a link lets its bearer do, and to whom.</summary>
/// <param name="Subject">The recipient, or the story that feedback is about.</param>
public sealed record LinkRight(LinkAction Action, string Subscription, string Subject);

public enum LinkAction
{
    Unsubscribe,
    Pause,
    Feedback,
    Missed,
}

/// <summary>
/// Makes and checks signed links. They never expire, as a mail may be opened years later, and the same right always has the same link, so that a
/// digest sent again is the same digest.
/// </summary>
public sealed class LinkTokens(IOptions<LinkOptions> options)
{
    private const int SignatureBytes = 20;
    private const int LongestToken = 1000;

    public bool Enabled => options.Value.Enabled;

    public string LinkTo(LinkRight right) =>
        $"{options.Value.BaseUrl!.AbsoluteUri.TrimEnd('/')}/{PathOf(right.Action)}?t={TokenOf(right)}";

    public string TokenOf(LinkRight right)
    {
        var payload = Encoding.UTF8.GetBytes($"{right.Action}\n{right.Subscription}\n{right.Subject}");
        return $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(Sign(payload, options.Value.SigningKey!))}";
    }

    public bool TryRead(string? token, [NotNullWhen(true)] out LinkRight? right)
    {
        right = null;
        if (!Enabled || token is null or { Length: > LongestToken } || token.Split('.') is not [var first, var second]
            || !Base64Url.IsValid(first) || !Base64Url.IsValid(second))
            return false;

        var (payload, signature) = (Base64Url.DecodeFromChars(first), Base64Url.DecodeFromChars(second));
        if (!IsSignedWith(options.Value.SigningKey) && !IsSignedWith(options.Value.PreviousSigningKey))
            return false;
        if (Encoding.UTF8.GetString(payload).Split('\n') is not [var action, var subscription, var subject] || !Enum.TryParse<LinkAction>(action, out var parsed))
            return false;

        right = new LinkRight(parsed, subscription, subject);
        return true;

        bool IsSignedWith(string? key) => key is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(Sign(payload, key), signature);
    }

    public static string PathOf(LinkAction action) => action switch
    {
        LinkAction.Unsubscribe => "unsubscribe",
        LinkAction.Pause => "pause",
        LinkAction.Feedback => "feedback",
        _ => "missed",
    };

    private static byte[] Sign(byte[] payload, string key) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), payload)[..SignatureBytes];
}
