using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using NewsMonitor.Feeds;
using NewsMonitor.Stories.Pages;

namespace NewsMonitor.Storage;

/// <summary><c>{storyId}.html.gz</c> and beside it <c>{storyId}.json</c> with the record; later versions end in <c>.v2.html.gz</c>.</summary>
internal sealed class BlobPages(StorageAccount account) : IPageArchive
{
    private readonly BlobContainerClient container = account.Container(StorageNames.PagesContainer);

    public async Task SaveAsync(StoryId story, int version, PageRecord record, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(body.Span);
        packed.Position = 0;

        // The record last: where it is, its page is.
        await BlobOf(story, version, "html.gz").UploadAsync(packed, overwrite: true, cancellationToken);
        var json = JsonSerializer.SerializeToUtf8Bytes(record, NewsMonitorJson.Default.PageRecord);
        await BlobOf(story, version, "json").UploadAsync(BinaryData.FromBytes(json), overwrite: true, cancellationToken);
    }

    public async Task<PageRecord?> FindAsync(StoryId story, int version, CancellationToken cancellationToken) =>
        await ContentAsync(BlobOf(story, version, "json"), cancellationToken) is { } json
            ? JsonSerializer.Deserialize(json, NewsMonitorJson.Default.PageRecord)
            : null;

    public async Task<byte[]?> ReadAsync(StoryId story, int version, CancellationToken cancellationToken)
    {
        if (await ContentAsync(BlobOf(story, version, "html.gz"), cancellationToken) is not { } packed)
            return null;

        await using var gzip = new GZipStream(packed.ToStream(), CompressionMode.Decompress);
        using var body = new MemoryStream();
        await gzip.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private static async Task<BinaryData?> ContentAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private BlobClient BlobOf(StoryId story, int version, string ending) =>
        container.GetBlobClient(version > 1 ? $"{story}.v{version}.{ending}" : $"{story}.{ending}");
}
