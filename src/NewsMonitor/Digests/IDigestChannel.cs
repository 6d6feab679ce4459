using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Digests;

/// <summary>A way out of the house: mail or webhooks.</summary>
public interface IDigestChannel
{
    Channel Channel { get; }

    /// <summary>
    /// Tries each open delivery at most once, in order, and tells how it went before it begins the next. May stop early: what it says nothing about
    /// stays open.
    /// </summary>
    IAsyncEnumerable<(Delivery Delivery, DeliveryOutcome Outcome)> SendAsync(
        Subscription subscription, FrozenDigest digest, IReadOnlyList<Delivery> open, CancellationToken cancellationToken);
}
