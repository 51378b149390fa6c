using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Rollout.Holding;

namespace CachePolicyOperator.Controllers;

/// <summary>What a rollout's next step is decided from, as far as it is known without asking anybody.</summary>
internal static class FactsReader
{
    public static RolloutFacts Of(Situation situation, RolloutPlan plan, IWorkload? workload, DateTimeOffset now)
    {
        var (policy, rollout) = (situation.Policy, situation.Policy.Spec.Rollout);
        return new()
        {
            Workload = workload,
            Target = policy.Spec.TargetRef,
            Goal = new(plan.Goal.Hash, plan.Goal.ConfigMap, ConfigurationFolder.Of(policy.Spec.Engine)),
            IsReturn = plan.IsReturn,
            Failure = plan.OwnFailure,
            Stable = policy.Status?.Stable?.Revision,
            Status = policy.Status?.Rollout is { } status && status.Revision == plan.Goal.Hash ? status : null,
            Canary = CanaryPlan.Of(rollout.Canary),
            OnFailure = rollout.OnFailure,
            Paused = rollout.Paused ?? false,
            Promote = Asked(policy, Marks.Promote),
            Abort = Asked(policy, Marks.Abort),
            Deadline = Deadlines.Of(policy),
            Known = situation.KnownRevisions,
            Now = now,
        };
    }

    private static string? Asked(CachePolicy policy, string annotation) => policy.Metadata.Annotations?.GetValueOrDefault(annotation);
}
