using System.Net;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>A pod without containers, and what its proxy would say.</summary>
/// <param name="Address">Of its own on the loopback network, so that one server can tell who is asked.</param>
/// <param name="Policy">The policy's name.</param>
/// <param name="Revision">The revision that it was made with.</param>
/// <param name="CacheGeneration">The generation in its keys.</param>
internal sealed record PlayedPod(IPAddress Address, string Policy, string Revision, string CacheGeneration)
{
    /// <summary>127.1.0.0 and up, behind what people use.</summary>
    public static IPAddress AddressOf(int number) => new([127, (byte)(1 + (number >> 16)), (byte)(number >> 8), (byte)number]);
}
