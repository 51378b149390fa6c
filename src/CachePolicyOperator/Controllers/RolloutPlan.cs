using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>Which revision is to reach the pods, and why that one.</summary>
/// <param name="Goal">The revision.</param>
/// <param name="Content">Hash of its content, whatever the cache generation.</param>
/// <param name="Failure">What has failed and is not tried again; null for nothing.</param>
internal sealed record RolloutPlan(Revision Goal, string Content, RolloutFailure? Failure)
{
    /// <summary>A revision that was written earlier, with what the status tells of failures.</summary>
    public static RolloutPlan Keeping(Revision revision, Situation situation) =>
        new(revision, situation.ContentOf(revision.ConfigMap) ?? "", situation.Policy.Status?.Failure);

    /// <summary>Whether the goal is the last good revision, because another one has failed.</summary>
    public bool IsReturn => Failure is not null && Failure.Revision != Goal.Hash;

    /// <summary>What the goal itself failed at.</summary>
    public RolloutFailure? OwnFailure => IsReturn ? null : Failure;
}
