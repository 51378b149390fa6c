namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>A workload's rollout in one vocabulary for the three kinds.</summary>
/// <param name="ObservedGeneration">The metadata.generation that the workload's own controller has acted on.</param>
/// <param name="Desired">Pods wanted.</param>
/// <param name="Updated">Pods made from the present template.</param>
/// <param name="Ready">Pods that are ready, of any template.</param>
/// <param name="Available">Pods that have been ready long enough to count, of any template.</param>
/// <param name="Total">Pods that exist, old ones that have not yet gone included.</param>
/// <param name="Paused">A person (or another controller) has paused the rollout.</param>
/// <param name="DeadlineExceeded">The workload's controller says that it makes no progress.</param>
/// <param name="OnDelete">Pods are replaced only when somebody deletes them.</param>
public sealed record WorkloadProgress(
    long ObservedGeneration,
    int Desired,
    int Updated,
    int Ready,
    int Available,
    int Total,
    bool Paused,
    bool DeadlineExceeded,
    bool OnDelete);
