using System.Net;
using System.Net.Sockets;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Cli.Trying;

/// <summary>Puts a policy in front of another origin, on ports of this machine.</summary>
internal static class TriedOrigin
{
    /// <summary>Null: it is no address of an origin.</summary>
    public static Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", UserInfo: "" }
            && uri.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4
            ? uri
            : null;

    /// <summary>The origin gets the client's Host where the policy says so, and its own otherwise.</summary>
    public static EffectivePolicy Put(EffectivePolicy policy, Uri origin, int? port)
    {
        var (first, second) = FreePorts();
        return policy with
        {
            Listen = new EffectiveListen(port ?? policy.Listen.Port, first, second),
            Origin = policy.Origin with
            {
                Host = origin.Host,
                Port = origin.Port,
                Tls = origin.Scheme == "https",
                HostHeader = policy.Origin.HostHeader is null ? null : origin.Authority,
            },
        };
    }

    // Both are open at once, so that they differ.
    private static (int First, int Second) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
