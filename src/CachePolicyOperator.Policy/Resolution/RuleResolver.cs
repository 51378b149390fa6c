using System.Globalization;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Resolution;

internal static class RuleResolver
{
    private static readonly string[] StorableMethods = ["GET", "HEAD"];

    public static EffectiveRule Resolve(CacheRule rule) => rule.Cache switch
    {
        CacheMode.Bypass => new EffectiveRule.Bypass { Name = rule.Name, Match = Match(rule) },
        _ => ResolveStore(rule, rule.Ttl ?? throw new InvalidOperationException($"rule {rule.Name} stores without a ttl")),
    };

    /// <summary>The requests that the rule is for.</summary>
    public static EffectiveMatch Match(CacheRule rule) => ResolveMatch(rule.Match, rule.Cache == CacheMode.Bypass ? [] : StorableMethods);

    /// <summary>The requests that a rule that stores keeps away from the store.</summary>
    public static EffectiveBypass Unless(CacheRule rule) =>
        new(Sorted(rule.Bypass.Cookies), HeaderNames(rule.Bypass.Headers), rule.Bypass.Authorization);

    private static EffectiveRule.Store ResolveStore(CacheRule rule, Ttl ttl) => new()
    {
        Name = rule.Name,
        Match = Match(rule),
        Lifetime = ttl.Mode switch
        {
            TtlMode.Override => new EffectiveLifetime.Override(Duration(ttl.Edge)),
            _ => new EffectiveLifetime.RespectOrigin(Duration(ttl.Max), ttl.Default is null ? null : Duration(ttl.Default)),
        },
        Client = Duration(ttl.Client),
        Negative = (ttl.Negative ?? new Dictionary<string, string>())
            .Select(entry => (Status: int.Parse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture), Ttl: Duration(entry.Value)))
            .OrderBy(entry => entry.Status)
            .ToDictionary(entry => entry.Status, entry => entry.Ttl),
        StaleWhileRevalidate = rule.Stale?.WhileRevalidate is { } whileRevalidate ? Duration(whileRevalidate) : CacheDuration.Zero,
        StaleIfError = rule.Stale?.IfError is { } ifError ? Duration(ifError) : CacheDuration.Zero,
        Key = new EffectiveKey(ResolveQuery(rule.Key?.Query), HeaderNames(rule.Key?.Headers), Sorted(rule.Key?.Cookies)),
        Unless = Unless(rule),
        Coalescing = rule.Coalescing.Enabled ? Duration(rule.Coalescing.Timeout) : null,
    };

    private static EffectiveMatch ResolveMatch(RuleMatch match, IReadOnlyList<string> defaultMethods) => new()
    {
        Path = match.Path ?? match.PathPrefix ?? throw new InvalidOperationException("a match has a path"),
        Exact = match.Path is not null,
        Hosts = Sorted(match.Hosts?.Select(host => host.ToLowerInvariant())),
        Methods = match.Methods is { Count: > 0 } methods
            ? Sorted(methods.Select(method => method.ToString().ToUpperInvariant()))
            : defaultMethods,
    };

    private static EffectiveQuery ResolveQuery(QueryKey? query) => query switch
    {
        { Include: { } names } => new EffectiveQuery.Include([.. names.Distinct(StringComparer.Ordinal)]),
        { Exclude: { Count: > 0 } patterns } => new EffectiveQuery.Exclude(Sorted(patterns)),
        _ => new EffectiveQuery.Whole(),
    };

    private static CacheDuration Duration(string? text) => CacheDuration.Parse(text).OrThrow();

    private static string[] HeaderNames(IEnumerable<string>? names) => Sorted(names?.Select(name => name.ToLowerInvariant()));

    private static string[] Sorted(IEnumerable<string>? names) =>
        [.. (names ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
