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

    /// <summary>
    /// Waits for the host's next turn. Nobody else gets one before <see cref="HostTurn.Begin"/>, so that starts are apart even where something
    /// else (a permit, a connection) is waited for in between. Dispose the turn when the answer is in.
    /// </summary>
    public async Task<HostTurn> EnterAsync(Uri url, CancellationToken cancellationToken)
    {
        var host = HostOf(url);
        await host.Places.WaitAsync(cancellationToken);
        try
        {
            await host.Door.WaitAsync(cancellationToken);
        }
        catch
        {
            host.Places.Release();
            throw;
        }

        var turn = new HostTurn(host, clock, targets.IsPrivate(url.IdnHost, url.Port) ? TimeSpan.Zero : options.Value.HostSpacing);
        try
        {
            var wait = host.NextStart - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Remembers that a host wants no requests before <paramref name="until"/>; a later wish wins.</summary>
    public void HoldOff(Uri url, DateTimeOffset until) => HostOf(url).HoldOff(until);

    /// <summary>Null when the host may be asked now.</summary>
    public DateTimeOffset? HeldUntil(Uri url) =>
        hosts.TryGetValue(KeyOf(url), out var host) && host.HeldUntil is var until && until > clock.GetUtcNow() ? until : null;

    private Host HostOf(Uri url) => hosts.GetOrAdd(KeyOf(url), _ => new Host(options.Value.RequestsPerHost));

    internal sealed class Host(int places)
    {
        private readonly Lock gate = new();
        private DateTimeOffset heldUntil;

        public SemaphoreSlim Places { get; } = new(places, places);

        /// <summary>Held from one turn's entry to its start.</summary>
        public SemaphoreSlim Door { get; } = new(1, 1);

        /// <summary>Read and written by whoever holds the door.</summary>
        public DateTimeOffset NextStart { get; set; }

        public DateTimeOffset HeldUntil
        {
            get
            {
                lock (gate)
                    return heldUntil;
            }
        }

        public void HoldOff(DateTimeOffset until)
        {
            lock (gate)
                heldUntil = until > heldUntil ? until : heldUntil;
        }
    }
}

/// <summary>One request's turn at a host.</summary>
public sealed class HostTurn : IDisposable
{
    private readonly HostPoliteness.Host host;
    private readonly TimeProvider clock;
    private readonly TimeSpan spacing;
    private bool begun;

    internal HostTurn(HostPoliteness.Host host, TimeProvider clock, TimeSpan spacing) => (this.host, this.clock, this.spacing) = (host, clock, spacing);

    /// <summary>The request goes out now.</summary>
    public void Begin()
    {
        begun = true;
        host.NextStart = clock.GetUtcNow() + spacing;
        host.Door.Release();
    }

    public void Dispose()
    {
        if (!begun)
            host.Door.Release();
        host.Places.Release();
    }
}
