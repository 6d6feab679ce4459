using System.Globalization;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;

namespace NewsMonitor.Digests.Mail;

/// <summary>One recipient's copy of a frozen mail. The same digest and recipient always give the same bytes.</summary>
internal static class MailMessage
{
    /// <summary>Stand for the recipient's own links in what is frozen once for all.</summary>
    public const string UnsubscribeMark = "https://unsubscribe.invalid/";
    public const string PauseMark = "https://pause.invalid/";

    private const int MostReferences = 10;

    public static string IdOf(string digest, string recipient, string domain) => $"{digest}.{DigestId.HashOf(recipient.ToLowerInvariant())}@{domain}";

    public static MimeMessage For(FrozenDigest digest, Delivery delivery, string? unsubscribeAddress)
    {
        var mail = digest.Mail ?? throw new InvalidOperationException($"{digest.Id} has no mail.");
        var message = new MimeMessage { MessageId = delivery.Id, Date = digest.FrozenAt, Subject = mail.Subject };
        message.From.Add(new MailboxAddress(mail.FromName, mail.From));
        message.To.Add(MailboxAddress.Parse(delivery.Target));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.Precedence, "list");
        message.Headers.Add(HeaderId.ListId, $"<{digest.Subscription}.digests.{mail.Domain}>");
        AddUnsubscribe(message, digest, delivery, unsubscribeAddress);
        foreach (var earlier in mail.Follows.TakeLast(MostReferences))
            message.References.Add(IdOf(earlier, delivery.Target, mail.Domain));
        if (message.References.Count > 0)
            message.InReplyTo = message.References[^1];

        message.Body = new MultipartAlternative
        {
            PartOf(TextFormat.Plain, mail.Text, delivery.Links),
            PartOf(TextFormat.Html, mail.Html, delivery.Links),
        };
        ((MultipartAlternative)message.Body).Boundary = $"=-{digest.Id}";
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static void AddUnsubscribe(MimeMessage message, FrozenDigest digest, Delivery delivery, string? address)
    {
        var ways = new List<string>();
        if (delivery.Links is { } links)
            ways.Add($"<{links.Unsubscribe}>");
        if (address is { Length: > 0 })
            ways.Add($"<mailto:{address}?subject={Uri.EscapeDataString($"unsubscribe {digest.Subscription}")}>");
        if (ways.Count > 0)
            message.Headers.Add(HeaderId.ListUnsubscribe, string.Join(", ", ways));
        if (delivery.Links is not null)
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
    }

    private static TextPart PartOf(TextFormat format, string text, DeliveryLinks? links)
    {
        if (links is not null)
        {
            text = text.Replace(UnsubscribeMark, links.Unsubscribe, StringComparison.Ordinal)
                .Replace(PauseMark, links.Pause, StringComparison.Ordinal);
        }

        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText("utf-8", text);
        return part;
    }
}
