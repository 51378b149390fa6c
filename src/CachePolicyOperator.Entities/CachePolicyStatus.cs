using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>What the operator observed; written by the operator only.</summary>
public sealed record CachePolicyStatus
{
    /// <summary>The metadata.generation that this status is about. While it is below metadata.generation the rest is about an earlier spec.</summary>
    public long ObservedGeneration { get; init; }

    /// <summary>Hash of the configuration that the pods are to mount; the ConfigMap's name ends in it. After a return it is the last good one again.</summary>
    public string? Revision { get; init; }

    /// <summary>Name of the ConfigMap that holds the revision.</summary>
    public string? ConfigMap { get; init; }

    /// <summary>Part of every cache key. It rises when stored responses must not be served any more.</summary>
    public long CacheGeneration { get; init; }

    /// <summary>The last revision that every ready pod served: what a failed change returns to.</summary>
    public StableRevision? Stable { get; init; }

    /// <summary>How the revision reaches the pods.</summary>
    public RolloutStatus? Rollout { get; init; }

    /// <summary>The change that failed last, while nothing else was asked for.</summary>
    public RolloutFailure? Failure { get; init; }

    /// <summary>Who serves what.</summary>
    public PodsStatus? Pods { get; init; }

    /// <summary>Accepted, Rendered, RolledOut, Serving, and Ready as their summary.</summary>
    [Items(0, 16)]
    [ListMapKey("type")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
