using System.Collections.Concurrent;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// Statuses that were written a moment ago. A ConfigMap or a workload that the operator wrote makes it look at the policy again,
/// often before the policy's own watch has brought the status; without it, the policy would be rendered and written once more.
/// </summary>
/// <remarks>
/// Guarantees: a status is lent only to the very version of the policy that it was written over; whatever else the cache brings
/// counts for itself.
/// </remarks>
internal sealed class OwnStatuses
{
    /// <summary>A watch is milliseconds behind, so few writes are ahead of it; the rest would be memory that nobody reads.</summary>
    private const int Capacity = 256;

    private readonly ConcurrentDictionary<string, (string? Version, CachePolicyStatus Status)> _statuses = new();
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The cached policy with its last status.</summary>
    public CachePolicy Latest(CachePolicy cached) =>
        _statuses.TryGetValue(cached.Metadata.Uid ?? "", out var own) && own.Version == cached.Metadata.ResourceVersion
            ? cached with { Status = own.Status }
            : cached;

    /// <summary>Remembers a status that was written over this version.</summary>
    public void Keep(CachePolicy cached, CachePolicyStatus status)
    {
        var uid = cached.Metadata.Uid ?? "";
        _statuses[uid] = (cached.Metadata.ResourceVersion, status);
        _order.Enqueue(uid);
        while (_order.Count > Capacity && _order.TryDequeue(out var oldest))
            _statuses.TryRemove(oldest, out _);
    }
}
