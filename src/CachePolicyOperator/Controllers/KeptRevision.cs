using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// What the pods of a refused policy are to keep: the last good revision, where it was made for this very workload (its ConfigMap
/// is owned by it). A refused spec may name another target, and that one gets nothing.
/// </summary>
internal static class KeptRevision
{
    /// <summary>Null where the workload never served one.</summary>
    public static Revision? Of(Situation situation) =>
        situation.Policy.Status?.Stable is { } stable
        && situation.Workload?.Metadata.Uid is { } workload
        && situation.Find(stable.ConfigMap) is { DeletionTimestamp: null, OwnerReferences: { } owners }
        && owners.Any(owner => owner.Uid == workload)
            ? new(stable.Revision, stable.ConfigMap, stable.CacheGeneration)
            : null;
}
