using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>What the operator observed; written by the operator only.</summary>
public sealed record CacheGuardrailStatus
{
    /// <summary>The metadata.generation that this status is about.</summary>
    public long ObservedGeneration { get; init; }

    /// <summary>How many policies the guard-rail is for, and how many break it.</summary>
    public GuardedPolicies? Policies { get; init; }

    /// <summary>Ready: the guard-rail is valid and in force.</summary>
    [Items(0, 8)]
    [ListMapKey("type")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
