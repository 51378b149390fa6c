using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>Which of the workload's pods serve which revision.</summary>
public sealed record PodsStatus
{
    /// <summary>Ready pods of the workload.</summary>
    public int Ready { get; init; }

    /// <summary>Ready pods that answered with the wanted revision and cache generation.</summary>
    public int Serving { get; init; }

    /// <summary>Serving and ready pods in one word, as in 3/4.</summary>
    public string? Summary { get; init; }

    /// <summary>Pods by revision: by their own word once they were asked, until then by what they mount. The most frequent first.</summary>
    [Items(0, 10)]
    [ListMapKey("revision")]
    public IReadOnlyList<RevisionPods>? Revisions { get; init; }

    /// <summary>Pods that do not serve the wanted revision, and why not; the first ones by name.</summary>
    [Items(0, 10)]
    [ListMapKey("pod")]
    public IReadOnlyList<DeviatingPod>? Deviating { get; init; }
}
