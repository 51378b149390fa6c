using System.Collections.Concurrent;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>What the operators of a test run asked the API server for.</summary>
internal sealed class RequestLedger
{
    /// <summary>How RBAC begins a refusal; other parts of the API server forbid in other words, a namespace that is being deleted for one.</summary>
    private const string RefusedByRbac = "is forbidden: User";

    private readonly ConcurrentDictionary<Permission, byte> _used = new();
    private readonly ConcurrentQueue<string> _forbidden = new();

    /// <summary>Permissions that were made use of.</summary>
    public IReadOnlySet<Permission> Used => _used.Keys.ToHashSet();

    /// <summary>Requests that RBAC refused.</summary>
    public IReadOnlyCollection<string> Forbidden => _forbidden;

    /// <param name="call">The request.</param>
    /// <param name="refusal">The body of a 403; null: it was none.</param>
    public void Add(ApiCall call, string? refusal)
    {
        if (refusal?.Contains(RefusedByRbac, StringComparison.Ordinal) == true)
            _forbidden.Enqueue($"{call.Permission} ({call.Target}): {refusal}");
        else if (call.Permission is { } permission)
            _used.TryAdd(permission, 0);
    }
}
