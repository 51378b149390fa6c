using System.Diagnostics.Metrics;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Telemetry;

/// <summary>How often a policy's cache generation was raised, so that nothing of what was stored before is served any more.</summary>
internal sealed class InvalidationMetrics
{
    /// <summary>The policy became stricter.</summary>
    private const string Stricter = "stricter";

    /// <summary>The last good revision came back.</summary>
    private const string Return = "return";

    /// <summary>Somebody had a failed revision tried once more.</summary>
    private const string Retry = "retry";

    private readonly Counter<long> _raised;

    public InvalidationMetrics(Meter meter)
    {
        _raised = meter.CreateCounter<long>("cachepolicy_invalidations_total", null, "Times that everything which a policy's pods had stored was invalidated, by cause: stricter, return, retry.");
        foreach (var cause in (string[])[Stricter, Return, Retry])
            _raised.Add(0, Tag(cause));
    }

    /// <param name="before">The policy as it was reconciled.</param>
    /// <param name="after">The status that was written then.</param>
    public void Observe(CachePolicy before, CachePolicyStatus after)
    {
        // A policy that is new may find caches of one before it: their generation is kept, not raised.
        if (before.Status is { CacheGeneration: > 0 } present && after.CacheGeneration > present.CacheGeneration)
            _raised.Add(1, Tag(CauseOf(before, after)));
    }

    private static string CauseOf(CachePolicy before, CachePolicyStatus after) =>
        after.Rollout?.Phase is RolloutPhase.RollingBack or RolloutPhase.RolledBack ? Return
        : Appraiser.IsRetry(before) ? Retry
        : Stricter;

    private static KeyValuePair<string, object?> Tag(string cause) => new("cause", cause);
}
