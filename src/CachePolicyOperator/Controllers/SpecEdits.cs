using System.Collections.Concurrent;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// Holds a policy back while its spec is being edited, so that a burst of edits becomes one rollout. Until then nothing at all is
/// done about the policy: a canary that is under way is not promoted either.
/// </summary>
/// <remarks>Kept in memory: after a change of leader an edit that nobody has acted on waits anew, two seconds mostly.</remarks>
internal sealed class SpecEdits(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, QuietPeriod> _bursts = new();

    /// <summary>How long to leave the policy alone; null: not at all. A policy that nothing was rendered for yet never waits.</summary>
    public TimeSpan? Remaining(CachePolicy policy)
    {
        var uid = policy.Metadata.Uid ?? "";
        if (policy.Status?.Revision is null || policy.Status.ObservedGeneration == policy.Metadata.Generation)
        {
            _bursts.TryRemove(uid, out _);
            return null;
        }

        // A policy is with one worker at a time, so nobody else writes its entry.
        var burst = QuietPeriod.Seen(_bursts.GetValueOrDefault(uid), policy.Metadata.Generation, time.GetUtcNow());
        if (burst.Remaining(time.GetUtcNow()) is { } rest)
        {
            _bursts[uid] = burst;
            return rest;
        }

        _bursts.TryRemove(uid, out _);
        return null;
    }

    public void Forget(CachePolicy policy) => _bursts.TryRemove(policy.Metadata.Uid ?? "", out _);
}
