namespace NewsMonitor.Digests;

/// <summary>What readers and receivers decided about a subscription since it was configured.</summary>
public interface ISubscriptionStates
{
    Task<SubscriptionState> ReadAsync(string subscription, CancellationToken cancellationToken);

    /// <summary>Applies a change to the newest state, again when someone else changed it meanwhile.</summary>
    Task<SubscriptionState> ChangeAsync(string subscription, Func<SubscriptionState, SubscriptionState> change, CancellationToken cancellationToken);
}

public sealed record SubscriptionState
{
    public static readonly SubscriptionState Untouched = new();

    /// <summary>Recipients who want no more mail.</summary>
    public IReadOnlyList<string> Unsubscribed { get; init; } = [];

    /// <summary>Recipients who want none for the time being.</summary>
    public IReadOnlyList<string> Paused { get; init; } = [];

    /// <summary>Why nothing is sent any more, in words: a receiver answered 410.</summary>
    public string? Disabled { get; init; }

    public bool Reaches(string recipient) =>
        !Unsubscribed.Contains(recipient, StringComparer.OrdinalIgnoreCase) && !Paused.Contains(recipient, StringComparer.OrdinalIgnoreCase);
}
