namespace NewsMonitor.Http;

/// <summary>When each host may next be asked for a page, shared by every instance that fetches pages.</summary>
public interface IHostSlots
{
    /// <summary>Books the host's next free start, never closer than <paramref name="spacing"/> to another's and never before its hold ends.</summary>
    /// <returns>When to start; null, and nothing booked, when that would be after <paramref name="latest"/>.</returns>
    Task<DateTimeOffset?> ReserveAsync(string host, TimeSpan spacing, DateTimeOffset latest, CancellationToken cancellationToken);

    /// <summary>Records that a host asked to be left alone (Retry-After).</summary>
    Task HoldAsync(string host, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Every hold that has not ended, by host.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> HoldsAsync(CancellationToken cancellationToken);

    /// <summary>Every host that pages were asked of.</summary>
    Task<IReadOnlyList<HostRecord>> ListAsync(CancellationToken cancellationToken);
}

/// <param name="Slots">How many starts were booked since it was first asked.</param>
public sealed record HostRecord(string Host, long Slots, DateTimeOffset? HeldUntil);
