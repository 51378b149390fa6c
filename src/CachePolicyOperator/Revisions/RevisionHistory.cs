using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Revisions;

/// <summary>Chooses the revisions that may go.</summary>
internal static class RevisionHistory
{
    /// <summary>As many as a Deployment keeps ReplicaSets by default: each of them must find its ConfigMap after an undo.</summary>
    public const int Kept = 10;

    /// <summary>
    /// The oldest beyond the kept ones, never the present one. Assumes that every pod serves <paramref name="present"/>: no live
    /// pod needs another.
    /// </summary>
    public static IReadOnlyList<ObjectMeta> Surplus(IReadOnlyList<ObjectMeta> revisions, string present) =>
        [.. revisions
            .Where(r => r.Name != present && r.DeletionTimestamp is null)
            .OrderByDescending(r => r.CreationTimestamp)
            .ThenBy(r => r.Name, StringComparer.Ordinal)
            .Skip(Kept)];
}
