using System.Globalization;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Dashboard.Digests;

/// <summary>States and schedules as readers say them.</summary>
internal static class DigestWords
{
    public static (string State, string Words) Of(FrozenDigest digest) => digest.Status switch
    {
        DigestStatus.Delivered => ("good", "delivered"),
        DigestStatus.Sending => ("warn", digest.Attempts > 0 ? "being tried again" : "on its way"),
        DigestStatus.PartlyDelivered => ("warn", "delivered in part"),
        DigestStatus.Failed => ("bad", "reached nobody"),
        _ => ("off", "nothing to send"),
    };

    public static (string State, string Words) Of(Delivery delivery) => delivery.State switch
    {
        DeliveryState.Delivered => ("good", "delivered"),
        DeliveryState.Open => ("warn", delivery.Attempts.Count > 0 ? "will be tried again" : "on its way"),
        DeliveryState.Withdrawn => ("off", "unsubscribed before"),
        _ => ("bad", "given up"),
    };

    public static string Of(Cadence cadence) => cadence.Kind switch
    {
        CadenceKind.Immediate => $"at once, gathered over {LocalTime.Span(cadence.Window)}",
        CadenceKind.Hourly => "every hour",
        CadenceKind.Daily => $"daily at {Times(cadence)}",
        _ => $"{string.Join(", ", cadence.Days)} at {Times(cadence)}",
    };

    public static string Target(Subscription subscription, SubscriptionState state) => subscription.Channel == Channel.Email
        ? string.Join(", ", subscription.Recipients.Select(recipient => Display.Masked(recipient) + (state.Reaches(recipient) ? "" : " (unsubscribed or paused)")))
        : subscription.Url is { } url ? url.Host : "an address kept as a secret";

    private static string Times(Cadence cadence) => string.Join(", ", cadence.At.Select(at => at.ToString("HH:mm", CultureInfo.InvariantCulture)));
}
