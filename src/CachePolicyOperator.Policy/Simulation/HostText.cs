using System.Text;

namespace CachePolicyOperator.Policy.Simulation;

/// <summary>Hosts as nginx compares them: lower case, without a port.</summary>
internal sealed class HostText(string? unnamed)
{
    private readonly byte[] _unnamed = Encoding.UTF8.GetBytes(unnamed?.ToLowerInvariant() ?? "");
    private readonly byte[] _lower = new byte[256];

    /// <summary>Valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlyMemory<byte> logged)
    {
        var host = logged.Span;
        if (host.Length == 0)
            return _unnamed;
        // IPv6 addresses have colons of their own, in brackets.
        var port = host.LastIndexOf((byte)':');
        if (port > host.LastIndexOf((byte)']'))
            host = host[..port];
        host = host[..Math.Min(host.Length, _lower.Length)];
        _ = Ascii.ToLower(host, _lower, out var length);
        return _lower.AsSpan(0, length);
    }
}
