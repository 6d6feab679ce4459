using Microsoft.Extensions.Logging;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Digests;

/// <summary>
/// One round of work on one digest: frozen if it isn't yet, then delivered where it is open, then its bookings settled. A claim keeps two rounds of a
/// subscription apart; a round that dies at any point is taken up where it stood by the next one.
/// </summary>
public sealed class DigestRound(
    IOutbox outbox, IDigestStore digests, DigestPress press, DigestCourier courier, IDigestQueue queue, PipelineMeter meter, TimeProvider clock,
    ILogger<DigestRound> logger)
{
    /// <summary>Longer than a round can last: the courier stops in time.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(6);

    private const int MostWaits = 20;

    public async Task RunAsync(Subscription subscription, DigestRequest request, CancellationToken cancellationToken)
    {
        var id = DigestId.Of(subscription.Id, request.Slot);
        if (await digests.FindAsync(subscription.Id, id, cancellationToken) is { } known && !await IsDueAsync(known.Digest, request, cancellationToken))
        {
            await MoveLateBookingsAsync(subscription, request.Slot, cancellationToken);
            return;
        }

        var now = clock.GetUtcNow();
        if (await outbox.ClaimAsync(subscription.Id, id, now, now + ClaimTime, cancellationToken) is not { } claim)
        {
            await WaitAsync(request, cancellationToken);
            return;
        }

        var finished = false;
        try
        {
            await WorkAsync(subscription, request, claim, cancellationToken);
            finished = true;
        }
        finally
        {
            await outbox.ReleaseAsync(claim, finished, cancellationToken);
        }
    }

    private async Task WorkAsync(Subscription subscription, DigestRequest request, OutboxClaim claim, CancellationToken cancellationToken)
    {
        // What a digest has taken up must not be taken up by the next one, even when its sender died before it could say so.
        if (claim.Interrupted is { } interrupted && interrupted != claim.Digest
            && await digests.FindAsync(subscription.Id, interrupted, cancellationToken) is { Digest.Settled: false } left)
            await outbox.SaveAsync(BookingsOf(left.Digest), cancellationToken);

        var stored = await digests.FindAsync(subscription.Id, claim.Digest, cancellationToken)
            ?? await FreezeAsync(subscription, request.Slot, claim, cancellationToken);
        if (stored is null)
            return;

        stored = await courier.DeliverAsync(subscription, stored, request.Again, claim.Until, cancellationToken);
        var bookings = BookingsOf(stored.Digest);
        await outbox.SaveAsync(bookings, cancellationToken);
        if (stored.Digest.Status != DigestStatus.Sending)
        {
            await digests.SaveAsync(stored with { Digest = stored.Digest with { Settled = true } }, cancellationToken);
            Count(bookings);
        }

        logger.RoundEnded(subscription.Id, claim.Digest, stored.Digest.Status, stored.Digest.Attempts);
    }

    private async Task<StoredDigest?> FreezeAsync(Subscription subscription, DateTimeOffset slot, OutboxClaim claim, CancellationToken cancellationToken)
    {
        if (await press.PrintAsync(subscription, slot, cancellationToken) is not { } digest)
            return null;
        if (clock.GetUtcNow() > claim.Until - TimeSpan.FromMinutes(1))
            throw new TimeoutException($"Composing {digest.Subscription}/{digest.Id} took so long that its claim may be someone else's by now.");

        return await digests.FreezeAsync(digest, cancellationToken)
            ?? throw new InvalidOperationException($"{digest.Subscription}/{digest.Id} was frozen by someone without a claim.");
    }

    // A repeated request finds its digest done, or waiting for a time that another request keeps.
    private async Task<bool> IsDueAsync(FrozenDigest digest, DigestRequest request, CancellationToken cancellationToken)
    {
        if (request.Again && digest.Deliveries.Any(d => d.State == DeliveryState.Failed))
            return true;
        if (digest.Settled || request.Attempt < digest.Attempts)
            return false;
        if (digest.NextAttempt - clock.GetUtcNow() is not { } wait || wait < TimeSpan.FromSeconds(5))
            return true;

        await queue.SendAsync(request, wait, cancellationToken);
        return false;
    }

    private async Task WaitAsync(DigestRequest request, CancellationToken cancellationToken)
    {
        if (request.Waits >= MostWaits)
            throw new TimeoutException($"The subscription {request.Subscription} was still being worked on after {MostWaits} waits.");

        await queue.SendAsync(request with { Waits = request.Waits + 1 }, ClaimTime / 4, cancellationToken);
    }

    // Booked in the moment when their slot's digest was frozen: they go with the next one.
    private async Task MoveLateBookingsAsync(Subscription subscription, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        var late = await outbox.PendingAsync(subscription.Id, slot, DigestPress.MostStories, cancellationToken);
        if (late.Count == 0)
            return;

        var now = clock.GetUtcNow();
        var moved = late.Select(b => b with { Slot = DigestSlots.DueFor(subscription, now, b.Urgency) }).ToList();
        foreach (var next in moved.Select(b => b.Slot).Distinct())
            await queue.SendAsync(new DigestRequest(subscription.Id, next), next - now, cancellationToken);
        await outbox.SaveAsync(moved, cancellationToken);
    }

    private void Count(IReadOnlyList<Booking> settled)
    {
        meter.Count(Stage.Sent, settled.Count(b => b.State == BookingState.Sent));
        meter.Count(Stage.Suppressed, settled.Count(b => b.State == BookingState.Suppressed));
        meter.Count(Stage.Failed, settled.Count(b => b.State == BookingState.Failed));
    }

    private IReadOnlyList<Booking> BookingsOf(FrozenDigest digest)
    {
        var now = clock.GetUtcNow();
        var reached = digest.Status switch
        {
            DigestStatus.Sending => BookingState.Taken,
            DigestStatus.Failed => BookingState.Failed,
            _ => BookingState.Sent,
        };
        return [.. digest.Bookings.Select(b => b with { State = b.State == BookingState.Taken ? reached : b.State, ChangedAt = now })];
    }
}
