using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>How far a rollout got, and when it began.</summary>
internal sealed record Progress(Outcome Outcome, DateTimeOffset? Started);
