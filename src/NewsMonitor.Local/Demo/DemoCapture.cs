using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MimeKit;

namespace NewsMonitor.Local.Demo;

/// <summary>The far end of the demo's subscriptions: keeps each message that arrives once, under its own id, and counts what came again.</summary>
public sealed class DemoCapture(string folder, TimeProvider clock)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, CapturedMessage> messages = Kept(folder);
    private readonly Lock writing = new();

    /// <summary>Oldest first, those of earlier runs included.</summary>
    public IReadOnlyList<CapturedMessage> Captured => [.. messages.Values.OrderBy(message => message.ReceivedAt).ThenBy(message => message.File, StringComparer.Ordinal)];

    public string Folder => folder;

    /// <summary>Takes a webhook as Standard Webhooks 1.0.0 asks of a receiver.</summary>
    /// <returns>Why it was refused; null when it was accepted.</returns>
    public string? TakeWebhook(string? id, string? timestamp, string? signatures, byte[] body, string secret)
    {
        if (string.IsNullOrEmpty(id) || !long.TryParse(timestamp, CultureInfo.InvariantCulture, out var seconds) || string.IsNullOrEmpty(signatures))
            return "webhook-id, webhook-timestamp and webhook-signature are required";
        if ((clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
            return "the timestamp is more than five minutes off";

        var expected = Signature(id, timestamp, body, secret);
        if (!signatures.Split(' ').Any(signature => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), expected)))
            return "no signature fits";

        Keep(new CapturedMessage { Channel = "webhook", Id = id, File = FileName("webhook", id, "json"), Hash = Hash(body) }, body, null);
        return null;
    }

    public void TakeMail(byte[] message)
    {
        using var stream = new MemoryStream(message);
        var mail = MimeMessage.Load(stream);
        var id = mail.MessageId ?? Hash(message);
        var captured = new CapturedMessage
        {
            Channel = "email",
            Id = id,
            File = FileName("mail", id, "eml"),
            View = mail.HtmlBody is null ? null : FileName("mail", id, "html"),
            Subject = mail.Subject,
            Recipients = [.. mail.To.Mailboxes.Select(mailbox => mailbox.Address)],
            Hash = Hash(message),
        };
        Keep(captured, message, mail.HtmlBody);
    }

    private void Keep(CapturedMessage message, byte[] body, string? view)
    {
        lock (writing)
        {
            if (messages.TryGetValue(message.File, out var kept))
            {
                message = kept with { Repeats = kept.Repeats + 1, Differed = kept.Differed || kept.Hash != message.Hash };
            }
            else
            {
                message = message with { ReceivedAt = clock.GetUtcNow() };
                Directory.CreateDirectory(folder);
                File.WriteAllBytes(Path.Combine(folder, message.File), body);
                if (view is not null)
                    File.WriteAllText(Path.Combine(folder, message.View!), view);
            }

            // The note about it last: without it the message counts as never received, and its repeat is the first.
            messages[message.File] = message;
            var note = Path.Combine(folder, message.File + ".received");
            File.WriteAllBytes(note + ".new", JsonSerializer.SerializeToUtf8Bytes(message, DemoJson.Default.CapturedMessage));
            File.Move(note + ".new", note, overwrite: true);
        }
    }

    private static ConcurrentDictionary<string, CapturedMessage> Kept(string folder)
    {
        var kept = new ConcurrentDictionary<string, CapturedMessage>();
        if (!Directory.Exists(folder))
            return kept;

        foreach (var note in Directory.EnumerateFiles(folder, "*.received"))
        {
            if (JsonSerializer.Deserialize(File.ReadAllBytes(note), DemoJson.Default.CapturedMessage) is { } message)
                kept[message.File] = message;
        }

        return kept;
    }

    private static byte[] Signature(string id, string timestamp, byte[] body, string secret)
    {
        var key = Convert.FromBase64String(secret.StartsWith("whsec_", StringComparison.Ordinal) ? secret[6..] : secret);
        var signed = (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
    }

    // An id is someone else's text: only its hash becomes part of a path.
    private static string FileName(string kind, string id, string extension) => $"{kind}-{Hash(Encoding.UTF8.GetBytes(id))}.{extension}";

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
}

/// <summary>One message as it arrived.</summary>
public sealed record CapturedMessage
{
    /// <summary>"email" or "webhook".</summary>
    public required string Channel { get; init; }

    /// <summary>Message-ID or webhook-id.</summary>
    public required string Id { get; init; }
    public required string File { get; init; }

    /// <summary>The file to look at in a browser, where there is one.</summary>
    public string? View { get; init; }
    public string? Subject { get; init; }
    public IReadOnlyList<string> Recipients { get; init; } = [];
    public required string Hash { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public int Repeats { get; init; }

    /// <summary>A repeat had other content under the same id: the sender broke its promise.</summary>
    public bool Differed { get; init; }
}
