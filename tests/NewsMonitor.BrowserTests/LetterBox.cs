using System.Runtime.CompilerServices;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.BrowserTests;

/// <summary>Takes every digest but those to people who moved away.</summary>
internal sealed class LetterBox(Channel channel) : IDigestChannel
{
    public Channel Channel => channel;

    public async IAsyncEnumerable<(Delivery Delivery, DeliveryOutcome Outcome)> SendAsync(
        Subscription subscription, FrozenDigest digest, IReadOnlyList<Delivery> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var delivery in open)
            yield return (delivery, delivery.Target.StartsWith("moved", StringComparison.Ordinal) ? DeliveryOutcome.Permanent("550 5.1.1 no such user here") : DeliveryOutcome.Delivered);
    }
}
