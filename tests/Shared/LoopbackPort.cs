using System.Net;
using System.Net.Sockets;

namespace CachePolicyOperator.Testing;

/// <summary>Ports of 127.0.0.1 for processes that start later.</summary>
internal static class LoopbackPort
{
    /// <summary>Below the ports that Linux gives to outgoing connections: one of those would take a port between its choice and its use.</summary>
    private const int First = 20_000, Count = 6_000;

    private static int _next = Random.Shared.Next(Count);

    /// <summary>One that nobody listens at, and that no other call of this process returns.</summary>
    public static int Next()
    {
        for (var tried = 0; tried < Count; tried++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"no port of 127.0.0.1 from {First} to {First + Count - 1} is free");
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
