using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Http;

/// <summary>
/// Keeps this process polite to each host: requests start apart from each other, few run at once, and a host that asked to be left alone is.
/// Between processes <see cref="IHostSlots"/> does the same.
/// </summary>
public sealed class HostPoliteness(IOptions<HttpOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly AllowedTargets targets = new(options.Value);

    /// <summary>The name that a host's requests are counted under.</summary>
    public static string KeyOf(Uri url) =>
        url.IsDefaultPort ? url.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{url.IdnHost}:{url.Port}");

    /// <summary>Waits for the host's next turn. Dispose what is returned when the answer is in.</summary>
    public async Task<IDisposable> EnterAsync(Uri url, CancellationToken cancellationToken)
    {
        var host = HostOf(url);
        await host.Places.WaitAsync(cancellationToken);
        try
        {
            var wait = host.ReserveStart(clock.GetUtcNow(), targets.IsPrivate(url.IdnHost, url.Port) ? TimeSpan.Zero : options.Value.HostSpacing);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            return new Turn(host.Places);
        }
        catch
        {
            host.Places.Release();
            throw;
        }
    }

    /// <summary>Remembers that a host wants no requests before <paramref name="until"/>; a later wish wins.</summary>
    public void HoldOff(Uri url, DateTimeOffset until) => HostOf(url).HoldOff(until);

    /// <summary>Null when the host may be asked now.</summary>
    public DateTimeOffset? HeldUntil(Uri url) =>
        hosts.TryGetValue(KeyOf(url), out var host) && host.HeldUntil is var until && until > clock.GetUtcNow() ? until : null;

    private Host HostOf(Uri url) => hosts.GetOrAdd(KeyOf(url), _ => new Host(options.Value.RequestsPerHost));

    private sealed class Host(int places)
    {
        private readonly Lock gate = new();
        private DateTimeOffset nextStart;
        private DateTimeOffset heldUntil;

        public SemaphoreSlim Places { get; } = new(places, places);

        public DateTimeOffset HeldUntil
        {
            get
            {
                lock (gate)
                    return heldUntil;
            }
        }

        public TimeSpan ReserveStart(DateTimeOffset now, TimeSpan spacing)
        {
            lock (gate)
            {
                var start = nextStart > now ? nextStart : now;
                nextStart = start + spacing;
                return start - now;
            }
        }

        public void HoldOff(DateTimeOffset until)
        {
            lock (gate)
                heldUntil = until > heldUntil ? until : heldUntil;
        }
    }

    private sealed class Turn(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
