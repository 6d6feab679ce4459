using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Local.Running;

internal static class LoopbackPort
{
    public static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>One that the system chooses and nobody holds at this moment.</summary>
    public static int Any()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
