using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Strictness;

/// <summary>Lifetimes and stale windows at the edge; paths are those within the rule.</summary>
internal static class LifetimeComparison
{
    public static IEnumerable<Stricture> Strictures(EffectiveRule.Store before, EffectiveRule.Store after) =>
        Lifetimes(before.Lifetime, after.Lifetime)
            .Concat(Negatives(before, after))
            .Concat(Shorter("stale.whileRevalidate", before.StaleWhileRevalidate, after.StaleWhileRevalidate))
            .Concat(Shorter("stale.ifError", before.StaleIfError, after.StaleIfError));

    private static IEnumerable<Stricture> Lifetimes(EffectiveLifetime before, EffectiveLifetime after) => (before, after) switch
    {
        (EffectiveLifetime.Override was, EffectiveLifetime.Override now) => Shorter("ttl.edge", was.Edge, now.Edge),
        (EffectiveLifetime.RespectOrigin was, EffectiveLifetime.RespectOrigin now) =>
            Shorter("ttl.max", was.Max, now.Max).Concat(Shorter("ttl.default", was.Default ?? CacheDuration.Zero, now.Default ?? CacheDuration.Zero)),
        _ => [new("ttl.mode", $"was {before.GetType().Name}, is {after.GetType().Name}")],
    };

    // A status that is not listed is stored for as long as the origin says within max, or, in mode Override, not at all.
    private static IEnumerable<Stricture> Negatives(EffectiveRule.Store before, EffectiveRule.Store after)
    {
        foreach (var status in before.Negative.Keys.Union(after.Negative.Keys).Order())
        {
            var was = before.Negative.TryGetValue(status, out var listed) ? listed : Unlisted(before);
            var now = after.Negative.GetValueOrDefault(status);
            foreach (var stricture in Shorter($"ttl.negative[{status}]", was, now))
                yield return stricture;
        }
    }

    private static CacheDuration Unlisted(EffectiveRule.Store rule) =>
        rule.Lifetime is EffectiveLifetime.RespectOrigin { Max: var max } ? max : CacheDuration.Zero;

    private static IEnumerable<Stricture> Shorter(string path, CacheDuration before, CacheDuration after) =>
        after < before ? [new(path, $"was {Text(before)}, is {Text(after)}")] : [];

    private static string Text(CacheDuration duration) => duration == CacheDuration.Zero ? "none" : duration.ToString();
}
