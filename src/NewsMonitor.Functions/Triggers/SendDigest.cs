using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Digests;
using NewsMonitor.Storage;

namespace NewsMonitor.Functions.Triggers;

/// <summary>Bound as text: what is no digest request must reach the sender, which notes the reason before the message becomes poison.</summary>
public sealed class SendDigest(DigestSender sender)
{
    [Function(nameof(SendDigest))]
    public Task RunAsync([QueueTrigger(StorageNames.DigestsQueue)] string message, CancellationToken cancellationToken) =>
        sender.HandleAsync(message, cancellationToken);
}
