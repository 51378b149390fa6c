using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>How many rollouts may be in progress when another begins.</summary>
/// <param name="Cluster">In the whole cluster.</param>
/// <param name="Namespace">In the policy's namespace.</param>
public sealed record RolloutBounds(RolloutBound Cluster, RolloutBound Namespace)
{
    public static RolloutBounds Default { get; } = new(new(10, "the operator's default"), new(3, "the operator's default"));

    /// <summary>The lowest that a guard-rail sets, whatever its enforcement; of equal ones the first. Where none sets one, the default.</summary>
    public static RolloutBounds Of(IReadOnlyList<Guardrail> guardrails) => guardrails.Count == 0 ? Default : new(
        Lowest(guardrails, limits => limits.Cluster) ?? Default.Cluster,
        Lowest(guardrails, limits => limits.Namespace) ?? Default.Namespace);

    private static RolloutBound? Lowest(IEnumerable<Guardrail> guardrails, Func<RolloutLimits, int?> limit) => guardrails
        .Where(guardrail => guardrail.Spec.Rollouts is { } limits && limit(limits) is not null)
        .Select(guardrail => new RolloutBound(limit(guardrail.Spec.Rollouts!)!.Value, guardrail.Title))
        .MinBy(bound => bound.Most);
}
