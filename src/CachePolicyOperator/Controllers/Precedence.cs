using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Controllers;

/// <summary>Of several policies for one workload the oldest wins; of equally old ones the first by name.</summary>
internal static class Precedence
{
    /// <summary>The policy among <paramref name="rivals"/> that takes the target from <paramref name="policy"/>, or null.</summary>
    public static CachePolicy? WinnerOver(CachePolicy policy, IEnumerable<CachePolicy> rivals)
    {
        var first = rivals
            .Append(policy)
            .Where(p => p.Metadata.DeletionTimestamp is null)
            .OrderBy(p => p.Metadata.CreationTimestamp)
            .ThenBy(p => p.Metadata.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return first is null || first.Metadata.Uid == policy.Metadata.Uid ? null : first;
    }
}
