using Azure;
using Azure.Storage.Blobs;
using NewsMonitor.Config;

namespace NewsMonitor.Storage;

internal sealed class BlobConfigStore(StorageAccount account) : IConfigStore
{
    private readonly BlobContainerClient container = account.Container(StorageNames.ConfigContainer);

    public async Task<StoredConfig?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return new(blob.Value.Content.ToMemory(), blob.Value.Details.ETag.ToString());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (await ReadAsync(name, cancellationToken) is { } there && there.Content.Span.SequenceEqual(content.Span))
            return;

        await container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellationToken);
    }
}
