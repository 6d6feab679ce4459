using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsMonitor.Http;

/// <summary>Looks a name up. The system's DNS, unless a test or a load generator brings its own.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>Opens connections to checked addresses alone: what was checked is what is connected to, so DNS cannot change its mind in between.</summary>
internal sealed class GuardedConnections(HttpOptions options, AllowedTargets targets, ResolveHost resolve, TimeProvider clock)
{
    public SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 64 * 1024,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
        // No trace headers for strangers, and no spans that would carry a webhook's secret path.
        ActivityHeadersPropagator = null,
        ResponseHeaderEncodingSelector = (name, _) => name.Equals("Location", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : null,
        // Latin-1 both ways keeps every byte of an ETag.
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await CheckedAddressesAsync(host, port, cancellationToken);
        for (var i = 0; ; i++)
        {
            try
            {
                return await ConnectToAsync(addresses[i], port, cancellationToken);
            }
            catch (Exception e) when (e is SocketException or TimeoutException && i + 1 < addresses.Length)
            {
                // The next address may answer.
            }
        }
    }

    private async Task<IPAddress[]> CheckedAddressesAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        if (!targets.IsPrivate(host, port) && Array.Find(addresses, address => !PublicAddress.Is(address)) is { } refused)
            throw new AddressRefusedException($"{host} leads to {refused}, which is not a public address.");

        Array.Sort(addresses, (a, b) => a.AddressFamily.CompareTo(b.AddressFamily));
        return addresses;
    }

    private async Task<Stream> ConnectToAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TimeoutException($"No connection within {options.ConnectTimeout.TotalSeconds:0} s.");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

internal sealed class AddressRefusedException(string message) : IOException(message);
