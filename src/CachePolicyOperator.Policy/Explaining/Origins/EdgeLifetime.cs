using System.Globalization;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Explaining.Origins;

/// <summary>The lifetime that a rule gives a response, and where it comes from.</summary>
internal abstract record EdgeLifetime
{
    private EdgeLifetime()
    {
    }

    internal sealed record Known(CacheDuration Lifetime, string Because) : EdgeLifetime;

    internal sealed record None(string Why) : EdgeLifetime;

    internal static EdgeLifetime Of(EffectiveRule.Store store, string path, int status, OriginWords words) =>
        store.Negative.TryGetValue(status, out var negative) ? Of(negative, string.Create(CultureInfo.InvariantCulture, $"{path}.ttl.negative[{status}]"))
        : store.Lifetime switch
        {
            EffectiveLifetime.Override(var edge) => status is 200 or 301 or 308
                ? Of(edge, $"{path}.ttl.edge, whatever lifetime the origin states")
                : new None($"mode Override stores 200, 301 and 308, and {path}.ttl.negative does not list {status}"),
            EffectiveLifetime.RespectOrigin origin => Respected(origin, path, status, words),
            _ => throw new InvalidOperationException($"unknown lifetime {store.Lifetime.GetType().Name}"),
        };

    private static EdgeLifetime Respected(EffectiveLifetime.RespectOrigin origin, string path, int status, OriginWords words) => words.Stated switch
    {
        _ when status is 206 or 304 => new None($"a {status} is never stored"),
        { Seconds: 0, Words: var zero } => new None(zero.StartsWith("Expires", StringComparison.Ordinal)
            ? $"the origin states its lifetime by {zero} alone, which nginx cannot turn into seconds: let it say max-age"
            : $"the origin states no lifetime above zero: {zero}"),
        { Seconds: var seconds, Words: var said } when seconds > origin.Max.Seconds => Of(origin.Max, $"{path}.ttl.max, which cuts the origin's {said}"),
        { Seconds: var seconds, Words: var said } => Of(CacheDuration.FromSeconds(seconds), $"the origin's {said}, within {path}.ttl.max"),
        null when status is not (200 or 301 or 308) => new None($"the origin states no lifetime, and {path}.ttl.negative does not list {status}"),
        null when origin.Default is { } standard => Of(CacheDuration.Min(standard, origin.Max), $"{path}.ttl.default, because the origin states none"),
        null => new None($"the origin states no lifetime, and {path}.ttl.default is not set"),
    };

    // Whole seconds are nginx's unit.
    private static EdgeLifetime Of(CacheDuration lifetime, string because) =>
        lifetime.Seconds == 0 ? new None($"{because} is less than a second") : new Known(CacheDuration.FromSeconds(lifetime.Seconds), because);
}
