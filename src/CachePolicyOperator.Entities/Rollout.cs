using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>How a change reaches the pods.</summary>
public sealed record Rollout
{
    /// <summary>After this time without completion the policy says that its rollout is stuck.</summary>
    [Default("\"10m\"")]
    [Duration("10s", "1d")]
    public string ProgressDeadline { get; set; } = "10m";
}
