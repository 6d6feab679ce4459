using NewsMonitor.Dashboard.Operations;

namespace NewsMonitor.Storage;

internal sealed class StorageQueueDepths(StorageAccount account) : IQueueDepths
{
    public async Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(StorageNames.Queues.Select(async name =>
        {
            var properties = await account.Queue(name).GetPropertiesAsync(cancellationToken);
            return new QueueDepth(name, properties.Value.ApproximateMessagesCount);
        }));
}
