using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>
/// How long a response may be reused. Edge lifetimes can be cut short by an invalidation; client lifetimes cannot, because no
/// purge reaches a browser.
/// </summary>
[ValidationRule("self.mode != 'Override' || has(self.edge)", "mode Override needs edge")]
[ValidationRule("self.mode != 'RespectOrigin' || has(self.max)", "mode RespectOrigin needs max, or the origin could ask for any lifetime")]
public sealed record Ttl
{
    /// <summary>Who decides the edge lifetime: this policy (Override), or the origin within max (RespectOrigin).</summary>
    [Default("\"RespectOrigin\"")]
    public TtlMode Mode { get; init; } = TtlMode.RespectOrigin;

    /// <summary>Override: the edge lifetime of 200, 301 and 308 responses.</summary>
    [Duration]
    public string? Edge { get; init; }

    /// <summary>RespectOrigin: the edge lifetime where the origin states none. Without it such responses are not stored.</summary>
    [Duration]
    public string? Default { get; init; }

    /// <summary>RespectOrigin: the longest edge lifetime that the origin can ask for (RFC 9111, RFC 9213).</summary>
    [Duration]
    public string? Max { get; init; }

    /// <summary>The lifetime told to clients by Cache-Control max-age. 0s makes them revalidate every time.</summary>
    [Duration]
    [Default("\"0s\"")]
    public string Client { get; init; } = "0s";

    /// <summary>Edge lifetimes of error responses by status code (400 to 599). Statuses that are not listed are stored only if the origin says so, within max.</summary>
    [Items(1, 32)]
    public IReadOnlyDictionary<string, string>? Negative { get; init; }
}
