namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>How a StatefulSet or DaemonSet replaces its pods: RollingUpdate or OnDelete.</summary>
public sealed record UpdateStrategy
{
    public string? Type { get; init; }

    public RollingUpdate? RollingUpdate { get; init; }
}
