using Microsoft.Extensions.Logging;
using NewsMonitor.Feeds;

namespace NewsMonitor.Digests;

internal static partial class DigestLog
{
    [LoggerMessage(301, LogLevel.Debug, "Booked story {StoryId} for {Subscription}, due {Slot}")]
    public static partial void StoryBooked(this ILogger logger, StoryId storyId, string subscription, DateTimeOffset slot);

    [LoggerMessage(302, LogLevel.Warning, "The subscription {Subscription} is not in subscriptions.json; its request is dropped")]
    public static partial void SubscriptionUnknown(this ILogger logger, string subscription);

    [LoggerMessage(303, LogLevel.Information, "Froze digest {Digest} of {Subscription}: {Entries} entries, {Suppressed} stories suppressed")]
    public static partial void DigestFrozen(this ILogger logger, string subscription, string digest, int entries, int suppressed);

    [LoggerMessage(304, LogLevel.Information, "Delivery of {Digest} of {Subscription}: {Outcome}, {Reason}")]
    public static partial void DeliveryTried(this ILogger logger, string subscription, string digest, OutcomeKind outcome, string reason);

    [LoggerMessage(305, LogLevel.Information, "Round of {Digest} of {Subscription} ended as {Status} after {Attempts} attempts")]
    public static partial void RoundEnded(this ILogger logger, string subscription, string digest, DigestStatus status, int attempts);

    [LoggerMessage(306, LogLevel.Error, "Digest {Digest} of {Subscription} did not reach everyone: {Reason}")]
    public static partial void DigestFailed(this ILogger logger, string subscription, string digest, string reason);

    [LoggerMessage(307, LogLevel.Information, "The subscription {Subscription} is {Why}: nothing is sent, what is booked waits")]
    public static partial void SubscriptionHeld(this ILogger logger, string subscription, string why);

    [LoggerMessage(308, LogLevel.Warning, "Story {StoryId} is booked for {Subscription} but was never kept")]
    public static partial void StoryMissing(this ILogger logger, StoryId storyId, string subscription);

    [LoggerMessage(309, LogLevel.Warning, "{Subscription} has bookings that were due at {Slot}: asked for again")]
    public static partial void OverdueBookings(this ILogger logger, string subscription, DateTimeOffset slot);

    [LoggerMessage(310, LogLevel.Information, "{Recipient} of {Subscription} is now {State}")]
    public static partial void RecipientChanged(this ILogger logger, string subscription, string recipient, string state);
}
