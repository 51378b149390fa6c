using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>A policy and everything that it is judged by. Webhook, controller and command line fill it from what they have.</summary>
/// <param name="Policy">The policy.</param>
public sealed record PolicyReview(CachePolicy Policy)
{
    /// <summary>The lifetimes that held before this change; null where nothing did, or nobody knows.</summary>
    public PriorLifetimes? Prior { get; init; }

    /// <summary>The guard-rails in force for the policy.</summary>
    public GuardrailSet Guardrails { get; init; } = GuardrailSet.None;

    /// <summary>Other policies for the same hosts that have precedence over this one.</summary>
    public IReadOnlyList<CachePolicy> Neighbours { get; init; } = [];
}
