using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Http;

/// <summary>Tells an address of the public internet from every other kind.</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] RefusedV4 =
    [
        Net("0.0.0.0/8"),
        Net("10.0.0.0/8"),
        Net("100.64.0.0/10"),
        Net("127.0.0.0/8"),
        Net("169.254.0.0/16"),
        Net("172.16.0.0/12"),
        Net("192.0.0.0/24"),
        Net("192.0.2.0/24"),
        Net("192.31.196.0/24"),
        Net("192.52.193.0/24"),
        Net("192.88.99.0/24"),
        Net("192.168.0.0/16"),
        Net("192.175.48.0/24"),
        Net("198.18.0.0/15"),
        Net("198.51.100.0/24"),
        Net("203.0.113.0/24"),
        Net("224.0.0.0/4"),
        Net("240.0.0.0/4"),
        // Azure's platform: publicly numbered, answered from inside.
        Net("168.63.129.16/32"),
    ];

    private static readonly IPNetwork Global = Net("2000::/3");
    private static readonly IPNetwork SixToFour = Net("2002::/16");
    private static readonly IPNetwork Nat64 = Net("64:ff9b::/96");

    private static readonly IPNetwork[] RefusedV6 = [Net("2001::/23"), Net("2001:db8::/32"), Net("2620:4f:8000::/48"), Net("3fff::/20")];

    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Array.Exists(RefusedV4, network => network.Contains(address));
        if (address.IsIPv4MappedToIPv6 || address.ScopeId != 0)
            return false;

        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address))
            return Is(new IPAddress(bytes.AsSpan(2, 4)));
        if (Nat64.Contains(address))
            return Is(new IPAddress(bytes.AsSpan(12, 4)));
        return Global.Contains(address) && !Array.Exists(RefusedV6, network => network.Contains(address));
    }

    private static IPNetwork Net(string text) => IPNetwork.Parse(text);
}
