using Microsoft.Extensions.Logging;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Digests;

/// <summary>Takes a frozen digest to everyone it has not reached yet, writes each outcome down at once, and plans the next round.</summary>
public sealed class DigestCourier(
    IDigestStore digests, IEnumerable<IDigestChannel> channels, ISubscriptionStates states, IDigestQueue queue, IPoisonQueues poison,
    TimeProvider clock, ILogger<DigestCourier> logger)
{
    /// <summary>No delivery is begun that could outlast the claim.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(2);

    public async Task<StoredDigest> DeliverAsync(
        Subscription subscription, StoredDigest stored, bool again, DateTimeOffset claimedUntil, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(subscription.Id, cancellationToken);
        stored = stored with { Digest = Prepare(stored.Digest, state, again) };
        if (stored.Digest.Status != DigestStatus.Sending)
        {
            await SetAsideFailedAsync(stored.Digest, cancellationToken);
            return stored;
        }

        var channel = channels.Single(c => c.Channel == stored.Digest.Channel);
        TimeSpan? askedFor = null;
        var open = stored.Digest.Deliveries.Where(d => d.State == DeliveryState.Open).ToList();
        await foreach (var (delivery, outcome) in channel.SendAsync(subscription, stored.Digest, open, cancellationToken))
        {
            stored = await NoteAsync(stored, delivery, outcome, cancellationToken);
            askedFor = outcome.RetryAfter > (askedFor ?? TimeSpan.Zero) ? outcome.RetryAfter : askedFor;
            if (outcome.Kind == OutcomeKind.Gone)
                await states.ChangeAsync(subscription.Id, s => s with { Disabled = outcome.Reason }, cancellationToken);
            else if (outcome.Kind == OutcomeKind.Delivered && state.Disabled is not null)
                await states.ChangeAsync(subscription.Id, s => s with { Disabled = null }, cancellationToken);
            if (clock.GetUtcNow() > claimedUntil - Reserve)
                break;
        }

        return await PlanAsync(stored, askedFor, cancellationToken);
    }

    private static FrozenDigest Prepare(FrozenDigest digest, SubscriptionState state, bool again)
    {
        if (again)
            digest = digest with { Attempts = 0, Settled = false, Deliveries = [.. digest.Deliveries.Select(Reopened)] };
        return digest with { Deliveries = [.. digest.Deliveries.Select(d => digest.Channel == Channel.Email ? Wanted(d, state) : Enabled(d, state, again))] };
    }

    private static Delivery Reopened(Delivery delivery) =>
        delivery.State == DeliveryState.Failed ? delivery with { State = DeliveryState.Open } : delivery;

    private static Delivery Wanted(Delivery delivery, SubscriptionState state) =>
        delivery.State == DeliveryState.Open && !state.Reaches(delivery.Target) ? delivery with { State = DeliveryState.Withdrawn } : delivery;

    private static Delivery Enabled(Delivery delivery, SubscriptionState state, bool again) =>
        delivery.State == DeliveryState.Open && state.Disabled is not null && !again ? delivery with { State = DeliveryState.Failed } : delivery;

    private async Task<StoredDigest> NoteAsync(StoredDigest stored, Delivery delivery, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        logger.DeliveryTried(stored.Digest.Subscription, stored.Digest.Id, outcome.Kind, outcome.Reason);
        var tried = delivery with
        {
            State = outcome.Kind switch
            {
                OutcomeKind.Delivered => DeliveryState.Delivered,
                OutcomeKind.Temporary => DeliveryState.Open,
                _ => DeliveryState.Failed,
            },
            Attempts = [.. delivery.Attempts, new DeliveryAttempt(clock.GetUtcNow(), outcome)],
        };
        var deliveries = stored.Digest.Deliveries.Select(d => d.Id == delivery.Id ? tried : d);
        return await digests.SaveAsync(stored with { Digest = stored.Digest with { Deliveries = [.. deliveries] } }, cancellationToken);
    }

    private async Task<StoredDigest> PlanAsync(StoredDigest stored, TimeSpan? askedFor, CancellationToken cancellationToken)
    {
        var digest = stored.Digest with { Attempts = stored.Digest.Attempts + 1, NextAttempt = null };
        if (digest.Status == DigestStatus.Sending)
        {
            if (RetrySchedule.AfterAttempt(digest.Attempts, askedFor, digest.Id) is { } wait)
            {
                // Asked for before it is written down: a crash between the two sends once too often, not once too few.
                await queue.SendAsync(new DigestRequest(digest.Subscription, digest.Slot) { Attempt = digest.Attempts }, wait, cancellationToken);
                return await digests.SaveAsync(stored with { Digest = digest with { NextAttempt = clock.GetUtcNow() + wait } }, cancellationToken);
            }

            digest = digest with { Deliveries = [.. digest.Deliveries.Select(d => d.State == DeliveryState.Open ? d with { State = DeliveryState.Failed } : d)] };
        }

        await SetAsideFailedAsync(digest, cancellationToken);
        return stored with { Digest = digest };
    }

    private async Task SetAsideFailedAsync(FrozenDigest digest, CancellationToken cancellationToken)
    {
        if (digest.Deliveries.All(d => d.State != DeliveryState.Failed))
            return;

        logger.DigestFailed(digest.Subscription, digest.Id, ReasonOf(digest));
        await poison.SetAsideAsync(new DigestRequest(digest.Subscription, digest.Slot), ReasonOf(digest), cancellationToken);
    }

    private static string ReasonOf(FrozenDigest digest) => string.Join("; ", digest.Deliveries
        .Where(d => d.State == DeliveryState.Failed)
        .Select(d => $"{d.Target}: {(d.Attempts.Count > 0 ? d.Attempts[^1].Outcome.Reason : "the subscription is disabled")}"));
}
