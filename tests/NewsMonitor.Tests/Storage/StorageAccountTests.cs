using Azure.Storage.Queues;
using NewsMonitor.Storage;

namespace NewsMonitor.Tests.Storage;

public sealed class StorageAccountTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Making_what_is_missing_twice_is_making_it_once()
    {
        var account = await azurite.NewAccountAsync();

        await account.CreateMissingAsync(CancellationToken.None);

        var containers = new List<string>();
        await foreach (var container in account.Blobs.GetBlobContainersAsync())
            containers.Add(container.Name);
        Assert.Equal(StorageNames.Containers.Order(), containers.Order());
    }

    [Fact]
    public async Task Messages_are_written_in_base64_as_the_functions_host_reads_them()
    {
        var connection = await azurite.NewConnectionStringAsync();
        var account = StorageAccount.FromConnectionString(connection);
        await account.CreateMissingAsync(CancellationToken.None);
        var plain = new QueueClient(connection, StorageNames.DigestsQueue, new(QueueClientOptions.ServiceVersion.V2026_06_06));

        await account.Queue(StorageNames.DigestsQueue).SendMessageAsync("{}");

        Assert.Equal("e30=", (await plain.ReceiveMessageAsync()).Value.Body.ToString());
    }
}
