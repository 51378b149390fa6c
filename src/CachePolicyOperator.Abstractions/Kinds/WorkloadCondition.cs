namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>A condition of a workload or a pod, as their own controllers write it.</summary>
public sealed record WorkloadCondition
{
    public string Type { get; set; } = "";

    /// <summary>True, False or Unknown.</summary>
    public string Status { get; set; } = "";

    public string? Reason { get; init; }

    public string? Message { get; init; }
}
