using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NewsMonitor.Digests;

namespace NewsMonitor.Storage;

/// <summary><c>digests/{subscription}/{digestId}.json</c>.</summary>
internal sealed class BlobDigests(StorageAccount account) : IDigestStore
{
    private readonly BlobContainerClient container = account.Container(StorageNames.DigestsContainer);

    public async Task<StoredDigest?> FindAsync(string subscription, string digest, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await BlobOf(subscription, digest).DownloadContentAsync(cancellationToken);
            var frozen = JsonSerializer.Deserialize(blob.Value.Content, NewsMonitorJson.Default.FrozenDigest)
                ?? throw new JsonException($"The digest {subscription}/{digest} is null.");
            return new(frozen, blob.Value.Details.ETag.ToString());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task<StoredDigest?> FreezeAsync(FrozenDigest digest, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(digest, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            return null;
        }
    }

    public Task<StoredDigest> SaveAsync(StoredDigest digest, CancellationToken cancellationToken) =>
        WriteAsync(digest.Digest, new BlobRequestConditions { IfMatch = new ETag(digest.Tag) }, cancellationToken);

    public async Task<IReadOnlyList<string>> NewestAsync(string subscription, int most, CancellationToken cancellationToken)
    {
        var prefix = $"{subscription}/";
        var ids = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken))
            ids.Add(blob.Name[prefix.Length..^".json".Length]);
        return [.. ids.OrderDescending(StringComparer.Ordinal).Take(most)];
    }

    private async Task<StoredDigest> WriteAsync(FrozenDigest digest, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(digest, NewsMonitorJson.Default.FrozenDigest);
        var options = new BlobUploadOptions { Conditions = conditions, HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } };
        var written = await BlobOf(digest.Subscription, digest.Id).UploadAsync(BinaryData.FromBytes(json), options, cancellationToken);
        return new(digest, written.Value.ETag.ToString());
    }

    private BlobClient BlobOf(string subscription, string digest) => container.GetBlobClient($"{subscription}/{digest}.json");
}
