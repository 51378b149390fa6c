using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Cli.Differences;

/// <summary>How old what a user sees can be.</summary>
internal static class Staleness
{
    /// <summary>The longest lifetime at the edge, of pages or of errors; then the longer stale window; then, told just before its end, the client's.</summary>
    public static CacheDuration WorstOf(EffectiveRule.Store store) =>
        LongestEdge(store) + CacheDuration.Max(store.StaleWhileRevalidate, store.StaleIfError) + store.Client;

    private static CacheDuration LongestEdge(EffectiveRule.Store store) => store.Negative.Values.Append(store.Lifetime switch
    {
        EffectiveLifetime.Override { Edge: var edge } => edge,
        EffectiveLifetime.RespectOrigin { Max: var max } => max,
        _ => CacheDuration.Zero,
    }).Max();
}
