using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>What to do with the requests that match. A rule that stores needs ttl; a Bypass rule has neither ttl, stale nor key.</summary>
[ValidationRule("self.cache != 'Store' || has(self.ttl)", "a rule that stores needs ttl")]
[ValidationRule("self.cache != 'Bypass' || (!has(self.ttl) && !has(self.stale) && !has(self.key))", "ttl, stale and key have no effect in a Bypass rule")]
[ValidationRule("self.cache != 'Store' || !has(self.match.methods) || self.match.methods.all(m, m == 'GET' || m == 'HEAD')", "a rule that stores can be for GET and HEAD only")]
public sealed record CacheRule
{
    /// <summary>Name of the rule, unique within the policy; it appears in Cache-Status, metrics and messages.</summary>
    [Required]
    [Length(1, 63)]
    [Pattern(Patterns.Label)]
    public string Name { get; set; } = "";

    /// <summary>Which requests the rule is for.</summary>
    [Required]
    public RuleMatch Match { get; set; } = new();

    /// <summary>Whether responses may be stored at all. Bypass passes every request to the origin.</summary>
    [Default("\"Store\"")]
    public CacheMode Cache { get; set; } = CacheMode.Store;

    /// <summary>What kind of content this is; ceilings are set by class.</summary>
    public ContentClass? ContentClass { get; init; }

    /// <summary>How long responses may be reused, in the proxy and in the client.</summary>
    public Ttl? Ttl { get; init; }

    /// <summary>How long after its lifetime a stored response may still be served, and when.</summary>
    public Stale? Stale { get; init; }

    /// <summary>What tells stored responses apart, besides scheme, host and path.</summary>
    public CacheKey? Key { get; init; }

    /// <summary>Requests that always reach the origin, and whose responses are never stored.</summary>
    [Default("{}")]
    public Bypass Bypass { get; set; } = new();

    /// <summary>How simultaneous misses for one key are handled.</summary>
    [Default("{}")]
    public Coalescing Coalescing { get; set; } = new();
}
