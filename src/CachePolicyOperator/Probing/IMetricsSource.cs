using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;

namespace CachePolicyOperator.Probing;

/// <summary>Answers queries about the canary.</summary>
internal interface IMetricsSource
{
    /// <summary>Never throws for what the other side does: having no number is an answer.</summary>
    Task<QueryAnswer> AskAsync(EffectiveQueryGate gate, IReadOnlyList<string> canary, CancellationToken cancellationToken);
}
