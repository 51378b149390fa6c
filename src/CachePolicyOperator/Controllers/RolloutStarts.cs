using System.Collections.Concurrent;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// When workloads were switched to the revisions they should have. The status says it too, but the cached policy may be older than
/// the last status that was written.
/// </summary>
internal sealed class RolloutStarts
{
    private readonly ConcurrentDictionary<string, (string Revision, DateTimeOffset At)> _starts = new();

    /// <summary>Null when the workload has yet to be switched to this revision.</summary>
    public DateTimeOffset? Of(CachePolicy policy, Revision revision)
    {
        if (_starts.TryGetValue(policy.Metadata.Uid ?? "", out var start) && start.Revision == revision.Hash)
            return start.At;
        return policy.Status?.Revision == revision.Hash ? policy.Status.RolloutStarted : null;
    }

    public void Set(CachePolicy policy, Revision revision, DateTimeOffset at) => _starts[policy.Metadata.Uid ?? ""] = (revision.Hash, at);

    public void Forget(CachePolicy policy) => _starts.TryRemove(policy.Metadata.Uid ?? "", out _);
}
