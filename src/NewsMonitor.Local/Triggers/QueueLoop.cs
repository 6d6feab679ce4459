using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using NewsMonitor.Local.Settings;

namespace NewsMonitor.Local.Triggers;

/// <summary>
/// A queue trigger by the rules of the Functions host: messages are held and renewed while they are handled, deleted on success, shown again after
/// a failure, and moved to the poison queue after <c>maxDequeueCount</c> of them.
/// </summary>
internal sealed class QueueLoop(
    QueueClient queue, QueueClient poison, Func<string, CancellationToken, Task> handle, HostJson host, TimeProvider clock, ILogger logger)
{
    // The Functions host holds a message for ten minutes; a shorter hold gets work back sooner after a crash on a single machine.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var wait = ShortestWait;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                wait = await HandleBatchAsync(cancellationToken) > 0 ? ShortestWait : Min(wait * 1.5, host.MaxPollingInterval);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.QueueUnreadable(failure, queue.Name);
                wait = host.MaxPollingInterval;
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <returns>How many messages were taken up.</returns>
    public async Task<int> HandleBatchAsync(CancellationToken cancellationToken)
    {
        var messages = (await queue.ReceiveMessagesAsync(host.QueueBatchSize, Hold, cancellationToken)).Value;
        await Parallel.ForEachAsync(
            messages,
            new ParallelOptions { MaxDegreeOfParallelism = host.QueueBatchSize, CancellationToken = cancellationToken },
            async (message, token) => await HandleAsync(message, token));
        return messages.Length;
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        await using var held = new HeldMessage(queue, message, Hold, clock);
        try
        {
            await handle(message.Body.ToString(), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await GiveBackAsync(message, held, failure, cancellationToken);
            return;
        }

        await held.DeleteAsync(cancellationToken);
    }

    private async Task GiveBackAsync(QueueMessage message, HeldMessage held, Exception failure, CancellationToken cancellationToken)
    {
        if (message.DequeueCount < host.MaxDequeueCount)
        {
            logger.MessageFailed(failure, queue.Name, message.DequeueCount, host.MaxDequeueCount);
            await held.ShowAgainAsync(host.QueueVisibilityTimeout, cancellationToken);
            return;
        }

        logger.MessagePoisoned(failure, queue.Name, message.DequeueCount, poison.Name);
        await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
        await held.DeleteAsync(cancellationToken);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
