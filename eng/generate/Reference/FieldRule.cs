namespace CachePolicyOperator.Generate.Reference;

/// <summary>A known way to misconfigure an HTTP cache that is not a rule of the catalogue, and why not.</summary>
/// <param name="Id">The id by which the project's list of such ways names it.</param>
/// <param name="Mistake">The mistake.</param>
/// <param name="Answer">Where it is made impossible, or why nothing answers it yet.</param>
internal sealed record FieldRule(string Id, string Mistake, string Answer)
{
    /// <summary>No policy can express these: the API has no field for it, or every rendered configuration does the right thing.</summary>
    internal static readonly IReadOnlyList<FieldRule> HeldByConstruction =
    [
        new("STL-002", "stale responses are served without an end while they are refreshed", "nginx: `proxy_cache_background_update` without `updating`, so the response's own window ends it (StoreLocation; ProxyTests StaleTests)"),
        new("STL-005", "stale responses are served although the origin says must-revalidate", "the hop closes both windows for `must-revalidate` and `proxy-revalidate` (RuleMaps; StaleTests)"),
        new("NEG-003", "302 and 307 are stored by default", "only 200, 301 and 308 get the policy's lifetime; others are stored where the origin says so (RuleMaps, StoreLocation; the golden files)"),
        new("LEAK-001", "responses to requests with Authorization are stored without the origin's consent", "they bypass; `bypass.authorization: OriginConsent` asks for public, s-maxage or must-revalidate (RuleMaps; BypassTests)"),
        new("LEAK-002", "Set-Cookie is ignored or stripped, and the response stored", "no policy can ignore it (StoreLocation, ResponseFacts; ProhibitionTests)"),
        new("LEAK-003", "private, no-store or no-cache is overridden", "they hold in both modes (ResponseFacts; ProhibitionTests)"),
        new("KEY-001", "the host is missing from the key", "every key begins with generation, scheme and host (CacheKeyExpression; KeyTests)"),
        new("KEY-005", "headers that the origin builds responses from are forwarded, and not in the key", "X-Forwarded-Host and -Proto are set from the key, X-Original-URL and the like are removed (ForwardedHeaders; KeyTests). Headers that only one application reads must be named in `key.headers`"),
        new("KEY-006", "the scheme is missing from the key", "as KEY-001"),
        new("KEY-008", "no generation in the key, so nothing can be invalidated at once", "as KEY-001; `status.cacheGeneration` tells which"),
        new("VARY-001", "Vary is ignored", "no policy can ignore it (StoreLocation; ProhibitionTests)"),
        new("VARY-004", "a Vary list with * is stored", "such a response is not stored, nor one whose Vary nginx cannot keep (ResponseFacts; ProhibitionTests)"),
        new("VARY-005", "compressed without Vary: Accept-Encoding", "what is stored is what the origin sent, with its Vary; the rendered configuration compresses nothing in front of the store"),
        new("WCD-002", "paths that servers read differently are stored", "paths with an encoded or foreign delimiter are passed and never stored (RuleSelection; SelectionTests)"),
        new("TRUST-001", "the origin steers the proxy by X-Accel headers", "they are ignored, and their lifetimes capped with the others (StoreLocation, PassLocation, LifetimeHop; CapTests)"),
        new("TRUST-002", "anybody can purge", "there is no purge endpoint; the status port only reads"),
        new("SYS-001", "the store has no bound", "`max_size` is always rendered, and API-019 refuses a size that makes no sense (CacheZone)"),
        new("SYS-002", "a zone's name is used again with another path", "the zone's name is a hash of path and levels (CacheZone)"),
        new("SYS-004", "add_header in a location drops inherited headers", "each location carries all of its headers (StoreLocation, PassLocation; SelectionTests)"),
        new("SYS-005", "a ConfigMap mounted by subPath never updates; one above 1 MiB does not exist", "the folder is mounted as a whole, and a rendering that does not fit is refused (WorkloadPatch, RenderedConfig)"),
        new("OBS-001", "nobody can tell a hit from a miss", "every response carries Cache-Status, RFC 9211 (CacheStatus; SelectionTests)"),
    ];

    internal static readonly IReadOnlyList<FieldRule> NotYet =
    [
        new("STL-003", "the one-week stale default of ATS and Squid is left alone", "no engine of this kind yet"),
        new("LEAK-007", "VCL that returns before the builtin protections", "no engine with such a language yet, and no snippets: nobody can write it"),
        new("VARY-002", "the key counts a header that the engine cannot", "nginx can count every header that API-012 accepts; an engine that cannot comes with this rule"),
        new("HERD-002", "many objects expire at the same moment", "the API has no jitter yet, so no policy could do better"),
        new("SYS-003", "the proxy's version lacks what the policy uses", "a policy does not say the version; pods will have to be asked"),
        new("SYS-006", "the workload has one replica, or restarts all at once", "that is the workload's, which a policy's rules do not see; the rollout can"),
        new("OBS-002", "no freshness objective or alert belongs to the policy", "no such objective in the API yet"),
        new("PROC-001", "a large change lands without a second person's approval", "TTL-005 asks the author; who else approves is the repository's to enforce until the API names approvers"),
    ];
}
