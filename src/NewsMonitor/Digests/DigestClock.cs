using Microsoft.Extensions.Logging;
using NewsMonitor.Config;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Digests;

/// <summary>Runs every few minutes: asks for the notes of empty slots, and for whatever a lost request left behind.</summary>
public sealed class DigestClock(
    ConfigFile<SubscriptionList> subscriptions, IOutbox outbox, IDigestStore digests, IDigestQueue queue, TimeProvider clock, ILogger<DigestClock> logger)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <returns>How many digests were asked for.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var (asked, now) = (0, clock.GetUtcNow());
        foreach (var subscription in (await subscriptions.CurrentAsync(cancellationToken)).All.Where(s => !s.Paused))
        {
            if (await MissingSlotAsync(subscription, now, cancellationToken) is { } slot)
            {
                await queue.SendAsync(new DigestRequest(subscription.Id, slot), TimeSpan.Zero, cancellationToken);
                asked++;
            }

            // Once a day is enough, and the minute of the day needs no memory.
            if (now.UtcDateTime.TimeOfDay < LookBack / 2)
                await outbox.PruneAsync(subscription.Id, now - Kept, cancellationToken);
        }

        return asked;
    }

    private async Task<DateTimeOffset?> MissingSlotAsync(Subscription subscription, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var overdue = await outbox.PendingAsync(subscription.Id, now - Overdue, most: 1, cancellationToken);
        if (overdue.Count > 0)
        {
            logger.OverdueBookings(subscription.Id, overdue[0].Slot);
            return overdue[0].Slot;
        }

        return subscription.WhenEmpty == WhenEmpty.Note
            && DigestSlots.LastBefore(subscription, now, LookBack) is { } slot
            && await digests.FindAsync(subscription.Id, DigestId.Of(subscription.Id, slot), cancellationToken) is null
                ? slot
                : null;
    }
}
