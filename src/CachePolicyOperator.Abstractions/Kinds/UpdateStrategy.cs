namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>How a workload replaces its pods: RollingUpdate, Recreate (Deployment) or OnDelete (StatefulSet, DaemonSet).</summary>
public sealed record UpdateStrategy
{
    public string? Type { get; init; }

    public RollingUpdate? RollingUpdate { get; init; }
}
