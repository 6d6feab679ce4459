using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Tagging;

namespace NewsMonitor.Dashboard.Digests;

/// <summary>Reads what was sent to whom, and asks for a digest to be sent again.</summary>
public sealed class DigestsReader(
    ConfigFile<SubscriptionList> subscriptions, IDigestStore digests, IOutbox outbox, ISubscriptionStates states, IDigestQueue queue, TimeProvider clock)
{
    private const int Few = 6;
    private const int Many = 100;
    private const int MostWaiting = 1000;

    public async Task<DigestsModel> ReadAsync(string? only, CancellationToken cancellationToken)
    {
        var list = (await subscriptions.CurrentAsync(cancellationToken)).All.Where(subscription => only is null || subscription.Id == only);
        var lines = new List<SubscriptionLine>();
        foreach (var subscription in list)
            lines.Add(await LineAsync(subscription, only is null ? Few : Many, cancellationToken));
        return new(lines) { Refused = subscriptions.Refused?.Message };
    }

    public async Task<DigestModel?> FindAsync(string subscription, string digest, CancellationToken cancellationToken)
    {
        var title = (await subscriptions.CurrentAsync(cancellationToken)).Find(subscription)?.Title;
        return title is not null && await digests.FindAsync(subscription, digest, cancellationToken) is { } stored ? new(stored.Digest, title) : null;
    }

    /// <summary>Asks for it; what was delivered already is not sent twice, and the same receivers see the same ids.</summary>
    public Task SendAgainAsync(FrozenDigest digest, CancellationToken cancellationToken) =>
        queue.SendAsync(new DigestRequest(digest.Subscription, digest.Slot) { Again = true }, TimeSpan.Zero, cancellationToken);

    private async Task<SubscriptionLine> LineAsync(Subscription subscription, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ids = await digests.NewestAsync(subscription.Id, most + 1, cancellationToken);
        var frozen = new List<FrozenDigest>();
        foreach (var id in ids.Take(most))
        {
            if (await digests.FindAsync(subscription.Id, id, cancellationToken) is { } stored)
                frozen.Add(stored.Digest);
        }

        var waiting = await outbox.PendingAsync(subscription.Id, DateTimeOffset.MaxValue, MostWaiting, cancellationToken);
        DateTimeOffset? next = waiting.Count > 0
            ? waiting.Min(booking => booking.Slot)
            : subscription.Cadence.Kind == CadenceKind.Immediate ? null : DigestSlots.DueFor(subscription, now, Urgency.Routine);
        return new(subscription, await states.ReadAsync(subscription.Id, cancellationToken), waiting.Count, next, frozen) { More = ids.Count > most };
    }
}
