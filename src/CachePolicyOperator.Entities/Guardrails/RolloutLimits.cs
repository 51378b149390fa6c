using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>
/// How many rollouts of the selected policies may begin while others are in progress. The others wait, the one that waits longest
/// first; a return to the last good revision never waits. It holds with every enforcement: it refuses nothing.
/// </summary>
public sealed record RolloutLimits
{
    /// <summary>Rollouts in progress at once in the whole cluster. Without it: 10.</summary>
    [Range(1, 10000)]
    public int? Cluster { get; init; }

    /// <summary>Rollouts in progress at once in one namespace. Without it: 3.</summary>
    [Range(1, 10000)]
    public int? Namespace { get; init; }
}
