using Microsoft.Extensions.Logging;
using NewsMonitor.Config;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Digests;

/// <summary>Handles the <c>digests</c> queue: sends each subscription one digest per slot, however often and wherever its request is delivered.</summary>
public sealed class DigestSender(
    ConfigFile<SubscriptionList> subscriptions, DigestRound round, IDigestQueue queue, IPoisonQueues poison, TimeProvider clock, ILogger<DigestSender> logger)
{
    public async Task HandleAsync(string message, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(message, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The queue keeps the message but not the reason; whoever looks into the poison queue needs both.
            await poison.NoteAsync(message, $"{failure.GetType().Name}: {failure.Message}", cancellationToken);
            throw;
        }
    }

    private async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        if (!DigestRequest.TryParse(message, out var request))
            throw new FormatException("The message is no digest request: it needs a \"subscription\" and a \"slot\".");

        if ((await subscriptions.CurrentAsync(cancellationToken)).Find(request.Subscription) is not { } subscription)
        {
            logger.SubscriptionUnknown(request.Subscription);
            return;
        }

        var wait = DueTime(subscription, request) - clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await queue.SendAsync(request, wait, cancellationToken);
            return;
        }

        await round.RunAsync(subscription, request, cancellationToken);
    }

    // The queue holds a message for seven days at most, and a late or repeated one may come in quiet hours.
    private DateTimeOffset DueTime(Subscription subscription, DigestRequest request)
    {
        var now = clock.GetUtcNow();
        if (request.Slot > now)
            return request.Slot;

        var urgent = DigestSlots.EndOfQuiet(subscription, request.Slot) is not null;
        return request.Again || urgent ? now : DigestSlots.EndOfQuiet(subscription, now) ?? now;
    }
}
