using NewsMonitor.Local.Azurite;
using NewsMonitor.Storage;
using NewsMonitor.Tests;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace NewsMonitor.Tests;

/// <summary>One in-memory Azurite for the whole run, started by the first test that asks; every caller gets a storage account of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int MostAccounts = 400;

    private readonly Lazy<Task<AzuriteProcess>> azurite = new(() =>
        AzuriteProcess.StartInMemoryAsync(Enumerable.Range(0, MostAccounts).Select(NameOf), CancellationToken.None));

    private int accounts = -1;

    /// <summary>The connection string of an account that nobody else uses.</summary>
    public async Task<string> NewConnectionStringAsync() =>
        (await azurite.Value).ConnectionStringOf(NameOf(Interlocked.Increment(ref accounts)));

    /// <summary>An empty account with the containers, queues and tables of the product.</summary>
    public async Task<StorageAccount> NewAccountAsync()
    {
        var account = StorageAccount.FromConnectionString(await NewConnectionStringAsync());
        await account.CreateMissingAsync(CancellationToken.None);
        return account;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (azurite.IsValueCreated)
            await (await azurite.Value).DisposeAsync();
    }

    private static string NameOf(int index) => $"test{index:000}";
}
