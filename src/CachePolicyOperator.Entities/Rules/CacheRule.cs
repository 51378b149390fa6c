using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>What to do with the requests that match.</summary>
public sealed record CacheRule
{
    /// <summary>Name of the rule, unique within the policy; it appears in Cache-Status, metrics and messages.</summary>
    [Required]
    [Length(1, 63)]
    [Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    public string Name { get; init; } = "";

    /// <summary>Which requests the rule is for. All parts that are set must hold.</summary>
    [Required]
    public RuleMatch Match { get; init; } = new();

    /// <summary>Whether responses may be stored at all. Bypass passes every request to the origin.</summary>
    [Default("\"Store\"")]
    public CacheMode Cache { get; init; } = CacheMode.Store;

    /// <summary>What kind of content this is; ceilings are set by class.</summary>
    public ContentClass? ContentClass { get; init; }

    /// <summary>How long responses may be reused, in the proxy and in the client.</summary>
    public Ttl? Ttl { get; init; }

    /// <summary>How long after its lifetime a stored response may still be served, and when.</summary>
    public Stale? Stale { get; init; }

    /// <summary>What, besides host and path, tells two stored responses apart.</summary>
    public CacheKey? Key { get; init; }

    /// <summary>Requests that must always reach the origin, and whose responses are never stored.</summary>
    [Default("{}")]
    public Bypass Bypass { get; init; } = new();

    /// <summary>How simultaneous misses for one key are handled.</summary>
    [Default("{}")]
    public Coalescing Coalescing { get; init; } = new();
}
