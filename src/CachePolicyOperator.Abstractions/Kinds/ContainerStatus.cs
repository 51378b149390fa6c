namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>How one container of a pod fares.</summary>
public sealed record ContainerStatus
{
    public string Name { get; set; } = "";

    public int RestartCount { get; init; }

    public ContainerState? State { get; init; }

    /// <summary>How its last run ended.</summary>
    public ContainerState? LastState { get; init; }
}
