using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Reporting;

namespace CachePolicyOperator.Guardrails;

/// <summary>What a guard-rail's status says. Pure.</summary>
internal static class GuardrailStatusComposer
{
    public static CacheGuardrailStatus Compose(CacheGuardrail guardrail, PolicyVerdict verdict, GuardedPolicies policies, DateTimeOffset now)
    {
        var (status, reason, message) = Ready(guardrail, verdict, policies);
        var before = guardrail.Status?.Conditions?.FirstOrDefault(condition => condition.Type == ConditionTypes.Ready);
        return new()
        {
            ObservedGeneration = guardrail.Metadata.Generation,
            Policies = policies,
            Conditions =
            [
                new()
                {
                    Type = ConditionTypes.Ready,
                    Status = status,
                    ObservedGeneration = guardrail.Metadata.Generation,
                    LastTransitionTime = before?.Status == status ? before.LastTransitionTime : DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
                    Reason = reason,
                    Message = message,
                },
            ],
        };
    }

    public static bool Same(CacheGuardrailStatus? left, CacheGuardrailStatus right) =>
        left is not null
        && left with { Conditions = null } == right with { Conditions = null }
        && (left.Conditions ?? []).SequenceEqual(right.Conditions ?? []);

    private static (ConditionStatus Status, string Reason, string Message) Ready(CacheGuardrail guardrail, PolicyVerdict verdict, GuardedPolicies policies)
    {
        if (verdict.IsRefused)
            return (ConditionStatus.False, ConditionReasons.Invalid, $"{ViolationSummary.Of(verdict.Refusals)}; what cannot be read counts as not set");
        if (verdict.Warnings.Count > 0)
            return (ConditionStatus.True, ConditionReasons.ValidWithWarnings, ViolationSummary.Of(verdict.Warnings));
        return policies.Breaking == 0
            ? (ConditionStatus.True, ConditionReasons.InForce, "the guard-rail is in force, and no policy breaks it")
            : (ConditionStatus.True, ConditionReasons.PoliciesBreak, $"{policies.Breaking} of {policies.Selected} policies break it (enforcement {guardrail.Spec.Enforcement}); see kubectl get cpol -A");
    }
}
