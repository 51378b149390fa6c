using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Policy.Rollout.Holding;

/// <summary>The fields of a workload that say how fast it replaces its pods.</summary>
public sealed record OwnStrategy(int? MinReadySeconds, int? ProgressDeadlineSeconds, UpdateStrategy? Strategy)
{
    public static OwnStrategy Of(IWorkload workload) => workload switch
    {
        Deployment d => new(d.Spec?.MinReadySeconds, d.Spec?.ProgressDeadlineSeconds, d.Spec?.Strategy),
        StatefulSet s => new(null, null, s.Spec?.UpdateStrategy),
        DaemonSet d => new(null, null, d.Spec?.UpdateStrategy),
        _ => throw new InvalidOperationException($"{workload.GetType().Name} has no strategy"),
    };

    public bool OnDelete => Strategy?.Type == "OnDelete";

    public bool Recreates => Strategy?.Type == "Recreate";

    public int Partition => Strategy?.RollingUpdate?.Partition ?? 0;
}
