using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>What the policy asks for.</summary>
public sealed record CachePolicySpec
{
    /// <summary>The workload whose pods run the proxy. It must be in the policy's namespace.</summary>
    [Required]
    public TargetRef TargetRef { get; set; } = new();

    /// <summary>The proxy that runs in the target's container.</summary>
    [Default("\"Nginx\"")]
    public Engine Engine { get; set; } = Engine.Nginx;

    /// <summary>Where the proxy accepts requests.</summary>
    [Default("{}")]
    public Listen Listen { get; set; } = new();

    /// <summary>Where the proxy fetches what it does not have: a Service of the policy's namespace, or a host.</summary>
    [Required]
    public Origin Origin { get; set; } = new();

    /// <summary>
    /// What to cache and how. The first rule whose match holds decides; a request that no rule matches is passed to the origin
    /// uncached.
    /// </summary>
    [Required]
    [Items(1, 64)]
    [ListMapKey("name")]
    public IReadOnlyList<CacheRule> Rules { get; set; } = [];

    /// <summary>Where and how much the proxy stores.</summary>
    [Default("{}")]
    public Storage Storage { get; set; } = new();

    /// <summary>How a change reaches the pods.</summary>
    [Default("{}")]
    public Rollout Rollout { get; set; } = new();

    /// <summary>
    /// Requests through which a change is judged while it is on trial. Without them the operator derives some from the rules: one for
    /// each of the first rules.
    /// </summary>
    [Items(1, 16)]
    [ListMapKey("name")]
    public IReadOnlyList<Probe>? Probes { get; init; }

    /// <summary>
    /// Findings that were seen and are meant. A rule whose severity is "deny unless acknowledged" refuses a policy until it is listed
    /// here; the refusal prints the entry to add.
    /// </summary>
    [Items(1, 64)]
    [ListMapKey("hash")]
    public IReadOnlyList<Acknowledgement>? Acknowledgements { get; init; }
}
