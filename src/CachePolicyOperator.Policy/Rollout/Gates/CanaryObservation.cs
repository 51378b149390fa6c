using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>What was seen of a workload while some of its pods try a change.</summary>
public sealed record CanaryObservation
{
    /// <summary>The revision on trial.</summary>
    public required Revision Wanted { get; init; }

    /// <summary>The canary's pods, and some of the others to compare them with.</summary>
    public required IReadOnlyList<ObservedPod> Pods { get; init; }

    /// <summary>What Prometheus answered, by the name of the query's gate.</summary>
    public IReadOnlyDictionary<string, QueryAnswer> Queries { get; init; } = new Dictionary<string, QueryAnswer>();

    internal IEnumerable<ObservedPod> Canary => Pods.Where(pod => pod.IsCanary);

    internal IEnumerable<ObservedPod> Others => Pods.Where(pod => !pod.IsCanary);
}
