namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record PodStatus
{
    /// <summary>Pending, Running, Succeeded, Failed or Unknown.</summary>
    public string? Phase { get; init; }

    public string? PodIP { get; init; }

    public IReadOnlyList<WorkloadCondition>? Conditions { get; init; }

    public IReadOnlyList<ContainerStatus>? ContainerStatuses { get; init; }
}
