using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Strictness;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>Chooses the cache generation of a new revision.</summary>
public static class CacheGenerations
{
    /// <summary>The one that a status names; they begin with 1.</summary>
    public static long Present(CachePolicyStatus? status) => Math.Max(1, status?.CacheGeneration ?? 1);

    /// <summary>
    /// A higher one than ever when the policy is stricter than a predecessor whose pods may have stored something; else the same, so
    /// that caches stay warm. A predecessor that nobody can read any more may have been anything.
    /// </summary>
    /// <param name="wanted">The new policy.</param>
    /// <param name="present">The generation that the status names; at least 1.</param>
    /// <param name="predecessors">What pods mount now, and the last good revision.</param>
    public static long Next(EffectivePolicy wanted, long present, IReadOnlyCollection<Predecessor> predecessors)
    {
        var highest = predecessors.Select(p => p.CacheGeneration).Append(present).Max();
        return predecessors.Any(p => p.Policy is null || Tightening.Between(p.Policy, wanted) is Tightening.Stricter) ? highest + 1 : highest;
    }
}
