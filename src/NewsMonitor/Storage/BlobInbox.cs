using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NewsMonitor.Feeds;

namespace NewsMonitor.Storage;

/// <summary>
/// <c>{yyyy}/{MM}/{dd}/{storyId}.json</c>, by the day the entry was seen; later versions end in <c>.v2.json</c>. A retry after midnight writes a
/// second blob: extraction knows the story by id and version, and leaves it at one.
/// </summary>
internal sealed class BlobInbox(StorageAccount account) : IInbox
{
    private readonly BlobContainerClient container = account.Container(StorageNames.InboxContainer);

    public static string NameOf(FeedItem item)
    {
        var version = item.Version > 1 ? string.Create(CultureInfo.InvariantCulture, $".v{item.Version}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{item.SeenAt.UtcDateTime:yyyy'/'MM'/'dd}/{item.Id}{version}.json");
    }

    public async Task<bool> AddAsync(FeedItem item, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(item, NewsMonitorJson.Default.FeedItem);
        var onlyNew = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
        };
        try
        {
            await container.GetBlobClient(NameOf(item)).UploadAsync(BinaryData.FromBytes(json), onlyNew, cancellationToken);
            return true;
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            return false;
        }
    }

    public async IAsyncEnumerable<FeedItem> OfDayAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = day.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
        {
            var json = await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken);
            if (JsonSerializer.Deserialize(json.Value.Content, NewsMonitorJson.Default.FeedItem) is { } item)
                yield return item;
        }
    }
}
