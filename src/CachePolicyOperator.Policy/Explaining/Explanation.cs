using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Explaining;

/// <summary>What happens to a request under a policy, and why.</summary>
public sealed record Explanation
{
    public required NamespacedName Policy { get; init; }

    public required ProbeRequest Request { get; init; }

    public required RequestTrace Trace { get; init; }

    /// <summary>Null where nothing is looked up.</summary>
    public RequestKey? Key { get; init; }

    /// <summary>Empty where nothing is stored.</summary>
    public IReadOnlyList<LifetimeFact> Lifetimes { get; init; } = [];

    public WorstAge? WorstAge { get; init; }

    /// <summary>The guard-rails' bound of <see cref="WorstAge"/>.</summary>
    public Limit? AgeCeiling { get; init; }

    public Invalidation? Invalidation { get; init; }

    /// <summary>What was captured; null: nothing.</summary>
    public CapturedResponse? Captured { get; init; }
}
