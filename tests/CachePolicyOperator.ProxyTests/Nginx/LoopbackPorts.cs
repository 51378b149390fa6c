using System.Net;
using System.Net.Sockets;

namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>Ports of loopback that were free a moment ago, each handed out once.</summary>
internal static class LoopbackPorts
{
    private static readonly HashSet<int> Taken = [];

    public static int Next()
    {
        lock (Taken)
        {
            while (true)
            {
                // Below the range from which the kernel takes ports for outgoing connections.
                var port = Random.Shared.Next(10_000, 30_000);
                if (Taken.Contains(port) || !IsFree(port))
                    continue;
                Taken.Add(port);
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
