namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>A condition of a workload or a pod, as their own controllers write it.</summary>
public sealed record WorkloadCondition
{
    public string Type { get; init; } = "";

    /// <summary>True, False or Unknown.</summary>
    public string Status { get; init; } = "";

    public string? Reason { get; init; }

    public string? Message { get; init; }
}
