namespace NewsMonitor.Digests;

/// <summary>How one attempt ended, in a category to decide by and in words to show.</summary>
public sealed record DeliveryOutcome(OutcomeKind Kind, string Reason)
{
    public static readonly DeliveryOutcome Delivered = new(OutcomeKind.Delivered, "accepted");

    /// <summary>How long the receiver asked to be left alone, where it did.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static DeliveryOutcome Temporary(string reason, TimeSpan? retryAfter = null) => new(OutcomeKind.Temporary, reason) { RetryAfter = retryAfter };

    public static DeliveryOutcome Permanent(string reason) => new(OutcomeKind.Permanent, reason);

    /// <summary>The receiver wants no more, now or later.</summary>
    public static DeliveryOutcome Gone(string reason) => new(OutcomeKind.Gone, reason);
}

public enum OutcomeKind
{
    Delivered,
    Temporary,
    Permanent,
    Gone,
}
