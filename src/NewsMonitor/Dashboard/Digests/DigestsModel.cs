using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Dashboard.Digests;

/// <summary>Each subscription and its last digests.</summary>
public sealed record DigestsModel(IReadOnlyList<SubscriptionLine> Subscriptions)
{
    /// <summary>What is wrong with the newest subscriptions.json, where it was refused.</summary>
    public string? Refused { get; init; }
}

public sealed record SubscriptionLine(Subscription Subscription, SubscriptionState State, int Waiting, DateTimeOffset? Next, IReadOnlyList<FrozenDigest> Digests)
{
    /// <summary>There are older ones.</summary>
    public bool More { get; init; }
}

/// <summary>One digest as it was frozen, and what became of it.</summary>
public sealed record DigestModel(FrozenDigest Digest, string Title)
{
    public string? Done { get; init; }
}
