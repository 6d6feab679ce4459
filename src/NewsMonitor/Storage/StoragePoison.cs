using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using NewsMonitor.Digests;

namespace NewsMonitor.Storage;

/// <summary>The two poison queues, and <c>digests/!failures/</c> with the last reason of each failed message.</summary>
internal sealed class StoragePoison(StorageAccount account, TimeProvider clock) : IPoisonQueues
{
    private const int MostPeeked = 32;
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(2);

    public async Task NoteAsync(string message, string reason, CancellationToken cancellationToken)
    {
        var note = new FailureNote(message, reason, clock.GetUtcNow());
        var json = JsonSerializer.SerializeToUtf8Bytes(note, NewsMonitorJson.Default.FailureNote);
        await NoteOf(message).UploadAsync(BinaryData.FromBytes(json), overwrite: true, cancellationToken);
    }

    public async Task SetAsideAsync(DigestRequest request, string reason, CancellationToken cancellationToken)
    {
        var message = JsonSerializer.Serialize(request, NewsMonitorJson.Default.DigestRequest);
        await NoteAsync(message, reason, cancellationToken);
        await account.Queue(StorageNames.DigestsPoisonQueue).SendMessageAsync(message, TimeSpan.Zero, Forever, cancellationToken);
    }

    public async Task<IReadOnlyList<PoisonMessage>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<PoisonMessage>();
        foreach (var name in (string[])[StorageNames.DigestsPoisonQueue, StorageNames.BlobPoisonQueue])
        {
            var queue = account.Queue(name);
            var length = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
            foreach (var message in (await queue.PeekMessagesAsync(MostPeeked, cancellationToken)).Value)
            {
                var body = message.Body.ToString();
                all.Add(new(name, message.MessageId, body, message.InsertedOn, await ReasonOfAsync(body, cancellationToken), length));
            }
        }

        return all;
    }

    public async Task<int> RedriveAsync(string? messageId, CancellationToken cancellationToken)
    {
        return await RedriveAsync(StorageNames.DigestsPoisonQueue, messageId, SendDigestAsync, cancellationToken)
            + await RedriveAsync(StorageNames.BlobPoisonQueue, messageId, TouchBlobAsync, cancellationToken);
    }

    private async Task<int> RedriveAsync(
        string name, string? messageId, Func<string, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        var (queue, count, others) = (account.Queue(name), 0, new List<QueueMessage>());
        while ((await queue.ReceiveMessagesAsync(MostPeeked, Held, cancellationToken)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                if (messageId is not null && message.MessageId != messageId)
                {
                    others.Add(message);
                    continue;
                }

                await send(message.Body.ToString(), cancellationToken);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                count++;
            }
        }

        // Taken only to reach the one that was asked for: shown again at once, and by itself after a while if this is not reached.
        foreach (var other in others)
            await queue.UpdateMessageAsync(other.MessageId, other.PopReceipt, other.Body, TimeSpan.Zero, cancellationToken);
        return count;
    }

    private async Task SendDigestAsync(string body, CancellationToken cancellationToken)
    {
        var message = DigestRequest.TryParse(body, out var request)
            ? JsonSerializer.Serialize(request with { Attempt = 0, Waits = 0, Again = true }, NewsMonitorJson.Default.DigestRequest)
            : body;
        await account.Queue(StorageNames.DigestsQueue).SendMessageAsync(message, TimeSpan.Zero, Forever, cancellationToken);
    }

    // The trigger's own queue is the host's private matter; a blob written anew is seen by every kind of blob trigger.
    private async Task TouchBlobAsync(string body, CancellationToken cancellationToken)
    {
        using var failed = JsonDocument.Parse(body);
        var (container, name) = (TextOf(failed, "ContainerName"), TextOf(failed, "BlobName"));
        var blob = account.Container(container).GetBlobClient(name);
        try
        {
            var content = await blob.DownloadContentAsync(cancellationToken);
            var unchanged = new BlobRequestConditions { IfMatch = content.Value.Details.ETag };
            await blob.UploadAsync(content.Value.Content, new BlobUploadOptions { Conditions = unchanged }, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 412)
        {
            // Nothing is left to work on, or it was written anew just now.
        }
    }

    private async Task<string?> ReasonOfAsync(string body, CancellationToken cancellationToken)
    {
        try
        {
            var note = await NoteOf(body).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(note.Value.Content, NewsMonitorJson.Default.FailureNote)?.Reason;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private BlobClient NoteOf(string message) =>
        account.Container(StorageNames.DigestsContainer).GetBlobClient($"!failures/{DigestId.HashOf(message)}.json");

    private static string TextOf(JsonDocument document, string name) =>
        document.RootElement.EnumerateObject().First(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)).Value.GetString()
        ?? throw new JsonException($"A poisoned blob message has no {name}.");
}

public sealed record FailureNote(string Message, string Reason, DateTimeOffset At);
