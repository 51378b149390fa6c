using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>How a change reaches the pods.</summary>
public sealed record Rollout
{
    /// <summary>
    /// Time for the pods to take a revision, the hold of a canary not counted. After it the revision counts as failed, where the
    /// workload's new pods are what does not finish.
    /// </summary>
    [Default("\"10m\"")]
    [Duration("10s", "1d")]
    public string ProgressDeadline { get; set; } = "10m";

    /// <summary>
    /// Some pods take a change first and are judged while the others keep serving what they served. Without it the workload's own
    /// strategy decides how many pods are replaced at once; a pod that refuses the change ends the rollout all the same.
    /// </summary>
    public Canary? Canary { get; init; }

    /// <summary>What happens to a revision that failed. Rollback: the workload returns to the last good one. Hold: everything stays as it is, for a person to look at.</summary>
    [Default("\"Rollback\"")]
    public FailureAction OnFailure { get; set; } = FailureAction.Rollback;

    /// <summary>Begins no rollout, and promotes no canary, until it is false again. What is under way beyond its canary goes on.</summary>
    public bool? Paused { get; init; }

    /// <summary>Queries to Prometheus that must hold before a canary is promoted. The other gates need no Prometheus.</summary>
    [Items(1, 8)]
    [ListMapKey("name")]
    public IReadOnlyList<PrometheusGate>? Prometheus { get; init; }
}
