using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>Which hosts want to be left alone: remembered here for the cycle, and in storage for whoever fetches pages from them.</summary>
public sealed class HostHolds(HostPoliteness politeness, IHostSlots slots, TimeProvider clock)
{
    public Task<HostTurn> EnterAsync(Uri url, CancellationToken cancellationToken) => politeness.EnterAsync(url, cancellationToken);

    public DateTimeOffset? HeldUntil(Uri url) => politeness.HeldUntil(url);

    /// <summary>Takes over what other instances were asked.</summary>
    public async Task LoadAsync(IEnumerable<Uri> urls, CancellationToken cancellationToken)
    {
        var held = await slots.HoldsAsync(cancellationToken);
        if (held.Count == 0)
            return;
        foreach (var url in urls)
        {
            if (held.TryGetValue(HostPoliteness.KeyOf(url), out var until))
                politeness.HoldOff(url, until);
        }
    }

    /// <summary>Too many requests, or a server that names the time it needs: one wish for the whole host.</summary>
    public async Task HeedAsync(Uri url, Failure failure, CancellationToken cancellationToken)
    {
        if (failure is not { Kind: FailureKind.RateLimited or FailureKind.ServerError, RetryAfter: { } wait })
            return;
        var until = clock.GetUtcNow() + wait;
        politeness.HoldOff(url, until);
        await slots.HoldAsync(HostPoliteness.KeyOf(url), until, cancellationToken);
    }
}
