using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Reporting;

namespace CachePolicyOperator.Guardrails;

/// <summary>What a guard-rail's status says. Pure.</summary>
internal static class GuardrailStatusComposer
{
    public static CacheGuardrailStatus Compose(CacheGuardrail guardrail, PolicyVerdict verdict, GuardedPolicies policies, DateTimeOffset now) => new()
    {
        ObservedGeneration = guardrail.Metadata.Generation,
        Policies = policies,
        Conditions = [Ready(guardrail, verdict, policies).ToCondition(guardrail.Status?.Conditions, guardrail.Metadata.Generation, now)],
    };

    public static bool Same(CacheGuardrailStatus? left, CacheGuardrailStatus right) =>
        left is not null
        && left with { Conditions = null } == right with { Conditions = null }
        && (left.Conditions ?? []).SequenceEqual(right.Conditions ?? []);

    private static Verdict Ready(CacheGuardrail guardrail, PolicyVerdict verdict, GuardedPolicies policies)
    {
        if (verdict.IsRefused)
            return new(ConditionTypes.Ready, ConditionStatus.False, ConditionReasons.Invalid, $"{ViolationSummary.Of(verdict.Refusals)}; what cannot be read counts as not set");
        if (verdict.Warnings.Count > 0)
            return new(ConditionTypes.Ready, ConditionStatus.True, ConditionReasons.ValidWithWarnings, ViolationSummary.Of(verdict.Warnings));
        return policies.Breaking == 0
            ? new(ConditionTypes.Ready, ConditionStatus.True, ConditionReasons.InForce, "the guard-rail is in force, and no policy breaks it")
            : new(ConditionTypes.Ready, ConditionStatus.True, ConditionReasons.PoliciesBreak, $"{policies.Breaking} of {policies.Selected} policies break it (enforcement {guardrail.Spec.Enforcement}); see kubectl get cpol -A");
    }
}
