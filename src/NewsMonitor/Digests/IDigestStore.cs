namespace NewsMonitor.Digests;

/// <summary>Keeps frozen digests. What was frozen never changes; deliveries are added to it.</summary>
public interface IDigestStore
{
    Task<StoredDigest?> FindAsync(string subscription, string digest, CancellationToken cancellationToken);

    /// <returns>Null when it is there already.</returns>
    Task<StoredDigest?> FreezeAsync(FrozenDigest digest, CancellationToken cancellationToken);

    /// <summary>Throws when someone else saved it in the meantime.</summary>
    Task<StoredDigest> SaveAsync(StoredDigest digest, CancellationToken cancellationToken);

    /// <summary>The ids of a subscription's digests, newest first.</summary>
    Task<IReadOnlyList<string>> NewestAsync(string subscription, int most, CancellationToken cancellationToken);
}

/// <param name="Tag">Changes with every save.</param>
public sealed record StoredDigest(FrozenDigest Digest, string Tag);
