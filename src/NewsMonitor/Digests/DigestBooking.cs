using Microsoft.Extensions.Logging;
using NewsMonitor.Config;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Stories;

namespace NewsMonitor.Digests;

/// <summary>Books a story for each subscription that wants it, and asks for the digest of its slot.</summary>
public sealed class DigestBooking(
    ConfigFile<SubscriptionList> subscriptions, IOutbox outbox, IDigestQueue queue, TimeProvider clock, ILogger<DigestBooking> logger) : IAlertOutbox
{
    public async Task<int> BookAsync(Story story, CancellationToken cancellationToken)
    {
        if (!story.MayAlert)
            return 0;

        var wanting = (await subscriptions.CurrentAsync(cancellationToken)).Wanting(story).ToList();
        foreach (var subscription in wanting)
        {
            var now = clock.GetUtcNow();
            var slot = DigestSlots.DueFor(subscription, now, story.Decision.Urgency);

            // Booked first: a request that finds its booking missing would do nothing. Booked before, it keeps its older slot, which this request covers.
            await outbox.AddAsync(BookingOf(story, subscription, slot, now), cancellationToken);
            await queue.SendAsync(new DigestRequest(subscription.Id, slot), slot - now, cancellationToken);
            logger.StoryBooked(story.Id, subscription.Id, slot);
        }

        return wanting.Count;
    }

    private static Booking BookingOf(Story story, Subscription subscription, DateTimeOffset slot, DateTimeOffset now) => new()
    {
        Subscription = subscription.Id,
        Story = story.Id,
        Version = story.Version,
        Slot = slot,
        BookedAt = now,
        Urgency = story.Decision.Urgency,
        ChangedAt = now,
    };
}
