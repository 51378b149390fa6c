using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>How a change reaches the pods.</summary>
public sealed record Rollout
{
    /// <summary>After this time without completion the policy says that its rollout is stuck.</summary>
    [Default("\"10m\"")]
    [Duration("10s", "1d")]
    public string ProgressDeadline { get; set; } = "10m";

    /// <summary>Queries to Prometheus that must hold before a canary is promoted. The other gates need no Prometheus.</summary>
    [Items(1, 8)]
    [ListMapKey("name")]
    public IReadOnlyList<PrometheusGate>? Prometheus { get; init; }
}
