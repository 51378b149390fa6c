using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Status;

/// <summary>What the status keeps about a rollout from one reconcile to the next.</summary>
public sealed record RolloutRecord(StableRevision? Stable, RolloutStatus? Rollout, RolloutFailure? Failure, PodsStatus? Pods)
{
    /// <summary>What it keeps already, where a reconcile did not get as far as the workload.</summary>
    public static RolloutRecord Of(CachePolicyStatus? status) => new(status?.Stable, status?.Rollout, status?.Failure, status?.Pods);
}
