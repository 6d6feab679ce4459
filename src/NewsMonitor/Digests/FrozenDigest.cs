using NewsMonitor.Digests.Events;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Digests;

/// <summary>A digest as it is sent, kept before it is sent: every attempt sends the same bytes under the same ids.</summary>
public sealed record FrozenDigest
{
    public required string Id { get; init; }
    public required string Subscription { get; init; }
    public required DateTimeOffset Slot { get; init; }
    public required DateTimeOffset FrozenAt { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>Entries in order with their reasons, and what was left out and why.</summary>
    public required ComposedDigest Content { get; init; }
    public required Coverage Coverage { get; init; }

    /// <summary>Every booking that this digest settles.</summary>
    public required IReadOnlyList<Booking> Bookings { get; init; }

    /// <summary>Email only.</summary>
    public FrozenMail? Mail { get; init; }

    /// <summary>Webhooks only: the body of each part, in order.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>One for each recipient, or for each part. All that changes after freezing.</summary>
    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];

    /// <summary>Rounds of delivery so far.</summary>
    public int Attempts { get; init; }

    /// <summary>When what is open is tried again.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>The bookings say what this digest made of them.</summary>
    public bool Settled { get; init; }

    public DigestStatus Status =>
        Deliveries.Any(d => d.State == DeliveryState.Open) ? DigestStatus.Sending
        : Deliveries.Count == 0 ? DigestStatus.NothingToSend
        : Deliveries.All(d => d.State == DeliveryState.Delivered) ? DigestStatus.Delivered
        : Deliveries.Any(d => d.State == DeliveryState.Delivered) ? DigestStatus.PartlyDelivered
        : DigestStatus.Failed;
}

public enum DigestStatus
{
    Sending,
    Delivered,
    PartlyDelivered,
    Failed,

    /// <summary>Everything in it had been said before.</summary>
    NothingToSend,
}

/// <summary>What all recipients' mails have in common. Each recipient's own links are put in where the marks stand.</summary>
public sealed record FrozenMail
{
    public required string From { get; init; }
    public required string FromName { get; init; }

    /// <summary>The right side of Message-ID and List-Id.</summary>
    public required string Domain { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }

    /// <summary>Digests that this one follows up on, oldest first.</summary>
    public IReadOnlyList<string> Follows { get; init; } = [];
}

/// <summary>One recipient's mail or one part of a webhook digest: how often it was tried and how that ended.</summary>
public sealed record Delivery
{
    /// <summary>The Message-ID or the webhook-id.</summary>
    public required string Id { get; init; }

    /// <summary>The recipient's address, or "part 1 of 2".</summary>
    public required string Target { get; init; }

    /// <summary>The recipient's links, ending in signed tokens.</summary>
    public DeliveryLinks? Links { get; init; }
    public DeliveryState State { get; init; }
    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];
}

public enum DeliveryState
{
    Open,
    Delivered,
    Failed,

    /// <summary>The recipient unsubscribed before it could be delivered.</summary>
    Withdrawn,
}

public sealed record DeliveryLinks(string Unsubscribe, string Pause);

public sealed record DeliveryAttempt(DateTimeOffset At, DeliveryOutcome Outcome);
