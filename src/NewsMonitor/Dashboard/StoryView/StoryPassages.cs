using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>What became of a story in each subscription, and why.</summary>
public sealed class StoryPassages(
    ConfigFile<SubscriptionList> subscriptions, IOutbox outbox, IDigestStore digests, IStoryIndex index, LocalTime time, ProfileWords profile)
{
    public async Task<IReadOnlyList<Passage>> OfAsync(StoryRow row, CancellationToken cancellationToken)
    {
        if (!row.Relevant)
            return [];

        var passages = new List<Passage>();
        foreach (var subscription in (await subscriptions.CurrentAsync(cancellationToken)).All)
        {
            var bookings = await outbox.OfStoryAsync(subscription.Id, row.Id, cancellationToken);
            if (bookings.Count == 0)
                passages.Add(new(subscription.Id, subscription.Title, "off", Unwanted(subscription, row)));
            foreach (var booking in bookings)
                passages.Add(await OfAsync(subscription, booking, cancellationToken));
        }

        return passages;
    }

    private async Task<Passage> OfAsync(Subscription subscription, Booking booking, CancellationToken cancellationToken)
    {
        var digest = booking.Digest is null ? null : (await digests.FindAsync(subscription.Id, booking.Digest, cancellationToken))?.Digest;
        var version = booking.Version > 1 ? $" (version {booking.Version})" : "";
        return new(subscription.Id, subscription.Title + version, StateOf(booking.State), Words(booking))
        {
            Digest = digest?.Id,
            DuplicateOf = booking.DuplicateOf is { } other ? await index.FindAsync(other, cancellationToken) : null,
            Details = [.. (digest?.Deliveries ?? []).Select(Delivered)],
        };
    }

    private string Words(Booking booking) => booking.State switch
    {
        BookingState.Pending => $"Waits for its slot at {time.Full(booking.Slot)}.",
        BookingState.Taken => $"In a digest that is on its way since {time.Full(booking.ChangedAt)}.",
        BookingState.Sent => $"Sent on {time.Full(booking.ChangedAt)}.",
        BookingState.Suppressed => $"Left out on {time.Full(booking.ChangedAt)}: {booking.Reason ?? "its event was told already."}",
        _ => $"Its digest reached nobody: {booking.Reason ?? "it was given up."}",
    };

    private string Delivered(Delivery delivery)
    {
        var last = delivery.Attempts.Count > 0 ? delivery.Attempts[^1] : null;
        var how = last is null ? "not tried yet" : $"{Display.MaskedIn(last.Outcome.Reason)}, {time.Full(last.At)}";
        return $"{Display.Masked(delivery.Target)}: {how}{(delivery.Attempts.Count > 1 ? $" (attempt {delivery.Attempts.Count})" : "")}";
    }

    private static string StateOf(BookingState state) => state switch
    {
        BookingState.Sent => "good",
        BookingState.Failed => "bad",
        BookingState.Suppressed => "off",
        _ => "warn",
    };

    private string Unwanted(Subscription subscription, StoryRow row)
    {
        if (!row.MayAlert)
            return "Not booked: it was old already when its feed was first polled.";
        if (row.Score < subscription.MinimumScore)
            return $"Not wanted: score {Display.Score(row.Score)} is below its {Display.Score(subscription.MinimumScore)}.";
        if (row.Urgency < subscription.UrgencyFloor)
            return $"Not wanted: it takes {subscription.UrgencyFloor.ToString().ToLowerInvariant()} stories and more urgent ones.";
        if (subscription.Topics.Count > 0 && !subscription.Topics.Intersect(row.Topics, StringComparer.OrdinalIgnoreCase).Any())
            return $"Not wanted: it takes {profile.Topics(subscription.Topics)} only.";
        if (subscription.Languages.Count > 0 && !subscription.Languages.Contains(row.Language, StringComparer.OrdinalIgnoreCase))
            return $"Not wanted: it takes stories in {string.Join(", ", subscription.Languages.Select(Display.Language))} only.";
        if (subscription.Sources.Count > 0 && !subscription.Sources.Intersect([row.Outlet, row.FeedId], StringComparer.OrdinalIgnoreCase).Any())
            return "Not wanted: it takes other sources.";

        return "Not booked: the subscription did not want it when the story came.";
    }
}
