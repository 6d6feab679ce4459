using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Storage;

/// <summary><c>stories/{id}.json</c> is the newest version; <c>stories/{id}.v{n}.json</c> are those before it.</summary>
internal sealed class BlobStoryStore(StorageAccount account) : IStoryStore
{
    private readonly BlobContainerClient container = account.Container(StorageNames.StoriesContainer);

    public Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) => ReadAsync($"{id}.json", cancellationToken);

    public async Task<Story?> FindAsync(StoryId id, int version, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } newest && newest.Version == version
            ? newest
            : await ReadAsync($"{id}.v{version}.json", cancellationToken);

    public async Task SaveAsync(Story story, CancellationToken cancellationToken)
    {
        if (await FindAsync(story.Id, cancellationToken) is { } before && before.Version < story.Version)
            await WriteAsync($"{story.Id}.v{before.Version}.json", before, cancellationToken);

        await WriteAsync($"{story.Id}.json", story, cancellationToken);
    }

    private async Task<Story?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(blob.Value.Content, NewsMonitorJson.Default.Story);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private async Task WriteAsync(string name, Story story, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(story, NewsMonitorJson.Default.Story);
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(json), overwrite: true, cancellationToken);
    }
}
