using NewsMonitor.Feeds;

namespace NewsMonitor.Digests;

/// <summary>Keeps the bookings of each subscription. Adding one twice leaves the first.</summary>
public interface IOutbox
{
    Task AddAsync(Booking booking, CancellationToken cancellationToken);

    /// <summary>Pending bookings whose slot has come by <paramref name="dueBy"/>, oldest first, <paramref name="most"/> at most.</summary>
    Task<IReadOnlyList<Booking>> PendingAsync(string subscription, DateTimeOffset dueBy, int most, CancellationToken cancellationToken);

    /// <summary>What was taken up, sent or suppressed since then.</summary>
    Task<IReadOnlyList<Booking>> SettledSinceAsync(string subscription, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Every booking made since then, whatever became of it, those of subscriptions that are no more included.</summary>
    Task<IReadOnlyList<Booking>> BookedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>What became of a story, its corrections included, in one subscription.</summary>
    Task<IReadOnlyList<Booking>> OfStoryAsync(string subscription, StoryId story, CancellationToken cancellationToken);

    Task SaveAsync(IReadOnlyList<Booking> bookings, CancellationToken cancellationToken);

    /// <summary>Removes what was booked before then.</summary>
    Task PruneAsync(string subscription, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Makes the caller the only one to work on a subscription until the claim is released or its time is up; null when someone else is.</summary>
    Task<OutboxClaim?> ClaimAsync(string subscription, string digest, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <param name="finished">False leaves the digest's id for the next holder to look after.</param>
    Task ReleaseAsync(OutboxClaim claim, bool finished, CancellationToken cancellationToken);

    /// <summary>Ends the claim of a holder that is known to be dead; what it left is for the next one to look after.</summary>
    Task EndClaimAsync(string subscription, CancellationToken cancellationToken);
}

/// <param name="Interrupted">The digest that the last holder did not finish.</param>
/// <param name="Tag">Changes with every claim and release.</param>
public sealed record OutboxClaim(string Subscription, string Digest, DateTimeOffset Until, string? Interrupted, string Tag);
