using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CachePolicyOperator;

/// <summary>Where Kestrel listens.</summary>
internal static class Listening
{
    /// <summary>A port alone stands for all addresses of both families.</summary>
    public static bool TryParse(string? text, out IPEndPoint? address)
    {
        address = null;
        return text is not null && IPEndPoint.TryParse(text.StartsWith(':') ? $"[::]{text}" : text, out address);
    }

    /// <summary>All addresses: of both families, or of IPv4 where a node has no other.</summary>
    public static void ListenAt(this KestrelServerOptions kestrel, IPEndPoint address, Action<ListenOptions> configure)
    {
        if (address.Address.Equals(IPAddress.IPv6Any))
            kestrel.ListenAnyIP(address.Port, configure);
        else
            kestrel.Listen(address, configure);
    }
}
