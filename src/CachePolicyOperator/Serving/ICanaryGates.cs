using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Serving;

/// <summary>Judges a canary whose pods are all ready.</summary>
internal interface ICanaryGates
{
    /// <param name="policy">The policy on trial.</param>
    /// <param name="wanted">Its revision.</param>
    /// <param name="canary">The pods that have it.</param>
    /// <param name="others">Ready pods that do not, to compare with.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    Task<IReadOnlyList<GateResult>> JudgeAsync(CachePolicy policy, Revision wanted, IReadOnlyList<Pod> canary, IReadOnlyList<Pod> others, CancellationToken cancellationToken);
}
