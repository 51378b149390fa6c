using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>How far a rollout got, and what is kept about it.</summary>
internal sealed record Progress(Outcome Outcome, RolloutRecord Record)
{
    /// <summary>When to look again; null: as the outcome suggests.</summary>
    public TimeSpan? Look { get; init; }
}
