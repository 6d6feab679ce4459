using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Storage;
using NewsMonitor.Stories;

namespace NewsMonitor.Functions.Triggers;

/// <summary>Flex Consumption finds new blobs by Event Grid alone, and Azurite sends no events: a local build with Core Tools polls.</summary>
public sealed class ExtractStory(StoryExtractor extractor)
{
#if BLOB_POLLING
    private const BlobTriggerSource Source = BlobTriggerSource.LogsAndContainerScan;
#else
    private const BlobTriggerSource Source = BlobTriggerSource.EventGrid;
#endif

    [Function(nameof(ExtractStory))]
    public Task RunAsync([BlobTrigger(StorageNames.InboxContainer + "/{name}", Source = Source)] string item, CancellationToken cancellationToken) =>
        extractor.HandleAsync(item, cancellationToken);
}
