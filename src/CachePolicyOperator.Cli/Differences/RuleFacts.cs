using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Cli.Differences;

/// <summary>What a rule means, fact by fact, in words that can be compared.</summary>
internal static class RuleFacts
{
    public const string WorstStaleness = "worst staleness";

    private const string None = "none";

    public static IReadOnlyList<(string Name, string Value)> Of(EffectiveRule rule) => rule switch
    {
        EffectiveRule.Store store =>
        [
            ("requests", Requests(rule.Match)),
            ("caching", "stored"),
            ("edge lifetime", Edge(store.Lifetime)),
            ("client lifetime", Text(store.Client)),
            ("stale while revalidating", Text(store.StaleWhileRevalidate)),
            ("stale if the origin fails", Text(store.StaleIfError)),
            ("error lifetimes", List(store.Negative.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key}: {entry.Value}"))),
            ("key: query", Query(store.Key.Query)),
            ("key: headers", List(store.Key.Headers)),
            ("key: cookies", List(store.Key.Cookies)),
            ("bypassed by", List([.. store.Unless.Cookies.Select(cookie => $"cookie {cookie}"), .. store.Unless.Headers.Select(header => $"header {header}")])),
            ("Authorization", store.Unless.Authorization.ToString()),
            ("misses wait for each other", store.Coalescing is { } wait ? Text(wait) : "no"),
            (WorstStaleness, Text(WorstAge.Of(store).Total)),
        ],
        _ =>
        [
            ("requests", Requests(rule.Match)),
            ("caching", "bypassed"),
            (WorstStaleness, None),
        ],
    };

    public static string Requests(EffectiveMatch match)
    {
        var hosts = match.Hosts.Count == 0 ? "" : $" of {string.Join(", ", match.Hosts)}";
        var methods = match.Methods.Count == 0 ? "" : $" ({string.Join(", ", match.Methods)})";
        return $"{match.Path}{(match.Exact ? "" : "*")}{hosts}{methods}";
    }

    private static string Edge(EffectiveLifetime lifetime) => lifetime switch
    {
        EffectiveLifetime.Override { Edge: var edge } => $"{edge}, whatever the origin says",
        EffectiveLifetime.RespectOrigin { Max: var max, Default: { } standard } => $"the origin's, at most {max}; {standard} where it says nothing",
        EffectiveLifetime.RespectOrigin { Max: var max } => $"the origin's, at most {max}; not stored where it says nothing",
        _ => throw new InvalidOperationException($"unknown lifetime {lifetime.GetType().Name}"),
    };

    private static string Query(EffectiveQuery query) => query switch
    {
        EffectiveQuery.Include { Names: var names } => names.Count == 0 ? "does not count" : $"only {string.Join(", ", names)}",
        EffectiveQuery.Exclude { Patterns: var patterns } => $"all but {string.Join(", ", patterns)}",
        _ => "all of it",
    };

    private static string Text(CacheDuration duration) => duration == CacheDuration.Zero ? None : duration.ToString();

    private static string List(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } text ? text : None;
}
