namespace NewsMonitor.Digests;

/// <summary>A message on the <c>digests</c> queue: this subscription is due in this slot.</summary>
public sealed record DigestRequest(string Subscription, DateTimeOffset Slot)
{
    /// <summary>How many deliveries were tried before this message.</summary>
    public int Attempt { get; init; }
}
