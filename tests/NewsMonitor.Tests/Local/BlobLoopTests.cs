using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Local.Settings;
using NewsMonitor.Local.Triggers;
using NewsMonitor.Storage;

namespace NewsMonitor.Tests.Local;

public sealed class BlobLoopTests(AzuriteFixture azurite)
{
    private static readonly HostJson Host = new() { PoisonBlobThreshold = 5 };

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<string> handled = new();

    [Fact]
    public async Task A_blob_is_handled_once_and_not_again_after_a_restart()
    {
        var account = await azurite.NewAccountAsync();
        await PutAsync(account, "2026/03/04/a.json", "a");
        await PutAsync(account, "2026/03/03/b.json", "b");

        await (await LoopAsync(account)).HandleNewAsync(everyDay: false, CancellationToken.None);
        await PutAsync(account, "2026/03/04/c.json", "c");
        await (await LoopAsync(account)).HandleNewAsync(everyDay: false, CancellationToken.None);

        Assert.Equal(["a", "b", "c"], handled.Order());
    }

    [Fact]
    public async Task A_blob_of_an_older_day_is_found_by_the_full_scan()
    {
        var account = await azurite.NewAccountAsync();
        await PutAsync(account, "2026/01/31/old.json", "old");

        await (await LoopAsync(account)).HandleNewAsync(everyDay: true, CancellationToken.None);

        Assert.Equal(["old"], handled);
    }

    [Fact]
    public async Task A_blob_that_fails_five_times_is_named_on_the_poison_queue_and_left_alone()
    {
        var account = await azurite.NewAccountAsync();
        await PutAsync(account, "2026/03/04/bad.json", "bad");
        var loop = await LoopAsync(account);

        for (var i = 0; i < 8; i++)
        {
            await loop.HandleNewAsync(everyDay: false, CancellationToken.None);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(5, handled.Count);
        var message = (await account.Queue(StorageNames.BlobPoisonQueue).ReceiveMessageAsync()).Value.Body.ToString();
        Assert.Contains("2026/03/04/bad.json", message, StringComparison.Ordinal);
    }

    private static Task PutAsync(StorageAccount account, string name, string text) =>
        account.Container(StorageNames.InboxContainer).GetBlobClient(name).UploadAsync(BinaryData.FromString(text));

    private async Task<BlobLoop> LoopAsync(StorageAccount account)
    {
        var receipts = new BlobReceipts(account.Container(BlobReceipts.Container), "ExtractStory");
        await receipts.LoadAsync(CancellationToken.None);
        return new BlobLoop(
            account.Container(StorageNames.InboxContainer), receipts, account.Queue(StorageNames.BlobPoisonQueue), HandleAsync, Host, clock, NullLogger.Instance);
    }

    private Task HandleAsync(BinaryData content, CancellationToken cancellationToken)
    {
        handled.Enqueue(content.ToString());
        return content.ToString() == "bad" ? throw new InvalidOperationException("no") : Task.CompletedTask;
    }
}
