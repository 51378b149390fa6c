using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// Brings the last good revision back: its own bytes, whatever this version of the operator would render, under a higher cache
/// generation, because what was stored meanwhile must not be served.
/// </summary>
internal sealed class RolloutReturn(RevisionClient revisions)
{
    /// <summary>The revision to return to, whose ConfigMap is then there; null where nothing is left of it.</summary>
    /// <param name="situation">What is known.</param>
    /// <param name="cacheGeneration">The generation to bring it back under.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public async Task<Revision?> PrepareAsync(Situation situation, long cacheGeneration, CancellationToken cancellationToken)
    {
        if (situation.Policy.Status?.Stable is not { } stable || await revisions.ReadAsync(situation.Policy, stable.ConfigMap, cancellationToken) is not { } good)
            return null;

        var config = good.Reseal(cacheGeneration);
        return await revisions.EnsureAsync(situation.Policy, config, situation.Owners, cancellationToken) is EnsureResult.Taken
            ? null
            : Revision.Of(config);
    }
}
