using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// What the pods of a refused policy are to keep: the revision that its status names and that was made for this very workload (its
/// ConfigMap is owned by it). A refused spec may name another target, and that one gets nothing.
/// </summary>
internal static class KeptRevision
{
    /// <summary>Null where the workload never took one.</summary>
    public static Revision? Of(Situation situation) =>
        situation.Policy.Status is { Revision: { } hash, ConfigMap: { } name, Rollout.Started: not null } status
        && situation.Workload?.Metadata.Uid is { } workload
        && situation.Find(name) is { DeletionTimestamp: null, OwnerReferences: { } owners }
        && owners.Any(owner => owner.Uid == workload)
            ? new(hash, name, status.CacheGeneration)
            : null;
}
