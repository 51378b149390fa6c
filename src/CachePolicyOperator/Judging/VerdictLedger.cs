using System.Collections.Concurrent;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Judging;

/// <summary>
/// The verdicts about the policies that are there. A policy is judged once for each spec and each change of what it is judged by,
/// not on every event of its pods.
/// </summary>
internal sealed class VerdictLedger(PolicyReviews reviews, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <param name="policy">A policy from the cache.</param>
    /// <param name="prior">The lifetimes of the configuration that its pods serve; null where there is none.</param>
    public PolicyVerdict Of(CachePolicy policy, PriorLifetimes? prior)
    {
        var uid = policy.Metadata.Uid ?? "";
        var basis = reviews.BasisOf(policy);
        if (_entries.TryGetValue(uid, out var known) && known.Generation == policy.Metadata.Generation && known.Basis.Equals(basis) && !HasEnded(known.Verdict))
            return known.Verdict;

        var verdict = PolicyJudge.Judge(reviews.OfExisting(policy, prior));
        _entries[uid] = new(policy.Metadata.Generation, basis, verdict);
        return verdict;
    }

    /// <summary>The last verdict, without judging; null where the policy has not been judged yet.</summary>
    public PolicyVerdict? Recall(CachePolicy policy) => _entries.TryGetValue(policy.Metadata.Uid ?? "", out var entry) ? entry.Verdict : null;

    public void Forget(CachePolicy policy) => _entries.TryRemove(policy.Metadata.Uid ?? "", out _);

    private bool HasEnded(PolicyVerdict verdict) => verdict.ValidUntil <= time.GetUtcNow();

    private sealed record Entry(long Generation, ReviewBasis Basis, PolicyVerdict Verdict);
}
