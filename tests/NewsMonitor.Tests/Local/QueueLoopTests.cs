using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Local.Settings;
using NewsMonitor.Local.Triggers;
using NewsMonitor.Storage;

namespace NewsMonitor.Tests.Local;

public sealed class QueueLoopTests(AzuriteFixture azurite)
{
    private static readonly HostJson Host = new() { MaxDequeueCount = 5, QueueVisibilityTimeout = TimeSpan.Zero };

    [Fact]
    public async Task A_message_that_was_handled_is_gone()
    {
        var (queue, poison) = await QueuesAsync();
        await queue.SendMessageAsync("one");
        var handled = new List<string>();

        await LoopOf(queue, poison, message => handled.Add(message)).HandleBatchAsync(CancellationToken.None);

        Assert.Equal(["one"], handled);
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_message_that_fails_five_times_lies_on_the_poison_queue()
    {
        var (queue, poison) = await QueuesAsync();
        await queue.SendMessageAsync("bad");
        var tries = 0;
        var loop = LoopOf(queue, poison, _ =>
        {
            tries++;
            throw new InvalidOperationException("no");
        });

        for (var i = 0; i < 7; i++)
            await loop.HandleBatchAsync(CancellationToken.None);

        Assert.Equal(5, tries);
        Assert.Equal("bad", (await poison.ReceiveMessageAsync()).Value.Body.ToString());
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task One_bad_message_does_not_keep_the_others_back()
    {
        var (queue, poison) = await QueuesAsync();
        foreach (var message in new[] { "a", "bad", "b" })
            await queue.SendMessageAsync(message);
        var handled = new System.Collections.Concurrent.ConcurrentBag<string>();
        var loop = LoopOf(queue, poison, message =>
        {
            if (message == "bad")
                throw new InvalidOperationException("no");
            handled.Add(message);
        });

        await loop.HandleBatchAsync(CancellationToken.None);

        Assert.Equal(["a", "b"], handled.Order());
    }

    private async Task<(QueueClient Queue, QueueClient Poison)> QueuesAsync()
    {
        var account = await azurite.NewAccountAsync();
        return (account.Queue(StorageNames.DigestsQueue), account.Queue(StorageNames.DigestsPoisonQueue));
    }

    private static QueueLoop LoopOf(QueueClient queue, QueueClient poison, Action<string> handle) => new(
        queue,
        poison,
        (message, _) =>
        {
            handle(message);
            return Task.CompletedTask;
        },
        Host,
        TimeProvider.System,
        NullLogger.Instance);
}
