using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Digests.Events;

/// <summary>What a subscription asks of a digest, and the instant it is composed at.</summary>
public sealed record DigestFrame(int MaximumEntries, DigestLanguage Language, DateTimeOffset Now)
{
    /// <summary>What a trigger is called in the digest's language.</summary>
    public Func<string, string> NameOf { get; init; } = id => id.Replace('-', ' ');
}
