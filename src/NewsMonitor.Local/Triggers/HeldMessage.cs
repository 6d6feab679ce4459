using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace NewsMonitor.Local.Triggers;

/// <summary>A received message that stays hidden from others, its hold renewed at half time, until it is deleted, shown again or disposed.</summary>
internal sealed class HeldMessage : IAsyncDisposable
{
    private readonly QueueClient queue;
    private readonly string id;
    private readonly CancellationTokenSource done = new();
    private readonly Task renewing;
    private string receipt;

    public HeldMessage(QueueClient queue, QueueMessage message, TimeSpan hold, TimeProvider clock)
    {
        (this.queue, id, receipt) = (queue, message.MessageId, message.PopReceipt);
        renewing = RenewAsync(hold, clock);
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await StopRenewingAsync();
        await IgnoreGoneAsync(() => queue.DeleteMessageAsync(id, receipt, cancellationToken));
    }

    public async Task ShowAgainAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        await StopRenewingAsync();
        await IgnoreGoneAsync(() => queue.UpdateMessageAsync(id, receipt, visibilityTimeout: after, cancellationToken: cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        done.Dispose();
    }

    private async Task StopRenewingAsync()
    {
        await done.CancelAsync();
        await renewing;
    }

    private async Task RenewAsync(TimeSpan hold, TimeProvider clock)
    {
        try
        {
            while (true)
            {
                await Task.Delay(hold / 2, clock, done.Token);
                receipt = (await queue.UpdateMessageAsync(id, receipt, visibilityTimeout: hold, cancellationToken: done.Token)).Value.PopReceipt;
            }
        }
        catch (OperationCanceledException)
        {
            // The message is done with.
        }
        catch (RequestFailedException)
        {
            // Lost to another receiver: it will be handled twice, which the stages allow.
        }
    }

    // 400 and 404: another receiver holds the message or has deleted it.
    private static async Task IgnoreGoneAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RequestFailedException gone) when (gone.Status is 400 or 404)
        {
        }
    }
}
