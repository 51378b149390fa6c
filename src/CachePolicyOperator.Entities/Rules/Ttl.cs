using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>
/// There are two budgets. The edge lifetime rules the proxy: an invalidation can cut it short. The client lifetime rules browsers:
/// nothing can cut that short, because no purge reaches a browser. Responses that the origin forbids to store (private, no-store)
/// are never stored.
/// </summary>
[ValidationRule("self.mode != 'Override' || has(self.edge)", "mode Override needs edge")]
[ValidationRule("self.mode != 'Override' || (!has(self.max) && !has(self.default))", "max and default have no effect in mode Override: the origin is not asked")]
[ValidationRule("self.mode != 'RespectOrigin' || has(self.max)", "mode RespectOrigin needs max, or the origin could ask for any lifetime")]
[ValidationRule("self.mode != 'RespectOrigin' || !has(self.edge)", "edge has no effect in mode RespectOrigin: use default and max")]
public sealed record Ttl
{
    /// <summary>Who decides the edge lifetime.</summary>
    [Default("\"RespectOrigin\"")]
    public TtlMode Mode { get; set; } = TtlMode.RespectOrigin;

    /// <summary>Mode Override, where it is required: the edge lifetime of 200, 301 and 308 responses, whatever lifetime the origin states.</summary>
    [Duration("1s", Limits.LongestLifetime)]
    public string? Edge { get; init; }

    /// <summary>Mode RespectOrigin: the edge lifetime where the origin states none. Without it such responses are not stored. At most max.</summary>
    [Duration("1s", Limits.LongestLifetime)]
    public string? Default { get; init; }

    /// <summary>
    /// Mode RespectOrigin, where it is required: the longest edge lifetime that the origin can ask for, by s-maxage, else max-age, in
    /// CDN-Cache-Control, else Cache-Control. A longer one is cut to this. A response whose lifetime only Expires states is not
    /// stored, also where default is set: nginx cannot subtract dates, so how much time that leaves is not known and cannot be
    /// compared with max. X-Accel-Expires has no effect.
    /// </summary>
    [Duration("1s", Limits.LongestLifetime)]
    public string? Max { get; init; }

    /// <summary>
    /// The lifetime told to clients by Cache-Control max-age, in place of the origin's. 0s makes them revalidate every time. Raise it
    /// only for content whose URL changes with it: a mistake lasts this long in every browser that saw it.
    /// </summary>
    [Duration("0s", Limits.LongestLifetime)]
    [Default("\"0s\"")]
    public string Client { get; set; } = "0s";

    /// <summary>
    /// Edge lifetimes of error responses by status code (400 to 599), as in "404": 10s. Statuses that are not listed are stored only
    /// if the origin says so, within max.
    /// </summary>
    [Items(1, 32)]
    [Duration("1s", Limits.LongestLifetime)]
    [ValidationRule("self.all(status, status.matches('" + Patterns.ErrorStatus + "'))", "keys must be status codes from 400 to 599")]
    public IReadOnlyDictionary<string, string>? Negative { get; init; }
}
