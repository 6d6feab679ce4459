using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace NewsMonitor.Local.Triggers;

/// <summary>Which blobs a trigger has done with, kept in storage so that a restart does not run it for them again.</summary>
internal sealed class BlobReceipts(BlobContainerClient hosts, string function)
{
    /// <summary>The container of the Functions host, and ours, for what it has to remember.</summary>
    public const string Container = "azure-webjobs-hosts";

    private readonly HashSet<string> known = [];

    private string Prefix => $"blobreceipts/local/{function}/";

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await hosts.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await foreach (var receipt in hosts.GetBlobsAsync(BlobTraits.None, BlobStates.None, Prefix, cancellationToken))
            known.Add(receipt.Name);
    }

    public bool Contains(BlobItem blob)
    {
        lock (known)
            return known.Contains(NameOf(blob));
    }

    public async Task AddAsync(BlobItem blob, CancellationToken cancellationToken)
    {
        var name = NameOf(blob);
        try
        {
            await hosts.GetBlobClient(name).UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
        }
        catch (RequestFailedException conflict) when (conflict.Status == 409)
        {
            // Somebody writes the same receipt at this moment.
        }

        lock (known)
            known.Add(name);
    }

    private string NameOf(BlobItem blob) => $"{Prefix}{blob.Properties.ETag?.ToString().Trim('"')}/{blob.Name}";
}
