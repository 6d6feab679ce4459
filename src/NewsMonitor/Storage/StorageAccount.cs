using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace NewsMonitor.Storage;

/// <summary>The three clients of one storage account, by connection string (Azurite) or by managed identity (Azure).</summary>
public sealed class StorageAccount(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables)
{
    private const string Setting = "AzureWebJobsStorage";

    // Azurite 3.37 knows no later ones; Azure knows these too.
    private static readonly BlobClientOptions BlobOptions = Bounded("blob", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06));

    private static readonly QueueClientOptions QueueOptions =
        Bounded("queue", new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06) { MessageEncoding = QueueMessageEncoding.Base64 });

    private static readonly TableClientOptions TableOptions = Bounded("table", new TableClientOptions());

    public BlobServiceClient Blobs => blobs;

    public BlobContainerClient Container(string name) => blobs.GetBlobContainerClient(name);

    public TableClient Table(string name) => tables.GetTableClient(name);

    /// <summary>Writes base64, as the Functions host expects.</summary>
    public QueueClient Queue(string name) => queues.GetQueueClient(name);

    public static StorageAccount FromConnectionString(string connectionString) => new(
        new BlobServiceClient(connectionString, BlobOptions),
        new QueueServiceClient(connectionString, QueueOptions),
        new TableServiceClient(connectionString, TableOptions));

    /// <summary>Reads the host's own storage setting: <c>AzureWebJobsStorage</c>, or its <c>__blobServiceUri</c> family with an identity.</summary>
    public static StorageAccount FromConfiguration(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } connectionString)
            return FromConnectionString(connectionString);

        var identity = Identity(configuration[$"{Setting}:clientId"]);
        return new(
            new BlobServiceClient(ServiceUri(configuration, "blob"), identity, BlobOptions),
            new QueueServiceClient(ServiceUri(configuration, "queue"), identity, QueueOptions),
            new TableServiceClient(ServiceUri(configuration, "table"), identity, TableOptions));
    }

    /// <summary>Makes what is missing. Infrastructure makes it in Azure; this is for Azurite.</summary>
    public async Task CreateMissingAsync(CancellationToken cancellationToken)
    {
        foreach (var name in StorageNames.Containers)
            await Container(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        foreach (var name in StorageNames.Queues)
            await Queue(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        foreach (var name in StorageNames.Tables)
            await Table(name).CreateIfNotExistsAsync(cancellationToken);
    }

    private static Uri ServiceUri(IConfiguration configuration, string service) =>
        configuration[$"{Setting}:{service}ServiceUri"] is { Length: > 0 } uri
            ? new Uri(uri)
            : configuration[$"{Setting}:accountName"] is { Length: > 0 } account
                ? new Uri($"https://{account}.{service}.core.windows.net")
                : throw new InvalidOperationException($"Neither {Setting} nor {Setting}__{service}ServiceUri is set: no storage account is named.");

    private static ManagedIdentityCredential Identity(string? clientId) =>
        new ManagedIdentityCredential(clientId is { Length: > 0 } ? ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned);

    private static T Bounded<T>(string service, T options) where T : ClientOptions
    {
        options.Retry.MaxRetries = 4;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        options.AddPolicy(new CountRequests(service), HttpPipelinePosition.PerRetry);
        return options;
    }
}
