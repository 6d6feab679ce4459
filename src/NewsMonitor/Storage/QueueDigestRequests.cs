using System.Text.Json;
using Azure.Storage.Queues;
using NewsMonitor.Digests;

namespace NewsMonitor.Storage;

internal sealed class QueueDigestRequests(StorageAccount account) : IDigestQueue
{
    // The service's limit; the sender puts back what comes too early.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue = account.Queue(StorageNames.DigestsQueue);

    public async Task SendAsync(DigestRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        var wait = delay < TimeSpan.Zero ? TimeSpan.Zero : delay > LongestDelay ? LongestDelay : delay;
        await queue.SendMessageAsync(JsonSerializer.Serialize(request, NewsMonitorJson.Default.DigestRequest), wait, Forever, cancellationToken);
    }
}
