namespace CachePolicyOperator.Entities;

/// <summary>How many of the workload's pods serve the wanted revision, by their own word.</summary>
public sealed record PodsStatus
{
    /// <summary>Ready pods of the workload.</summary>
    public int Ready { get; init; }

    /// <summary>Ready pods that answered with the wanted revision and cache generation.</summary>
    public int Serving { get; init; }
}
