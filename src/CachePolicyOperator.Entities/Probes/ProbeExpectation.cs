using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>What the answer to a probe must look like. What is not set follows from the policy's rules.</summary>
public sealed record ProbeExpectation
{
    /// <summary>The status code. Without it: any below 500.</summary>
    [Range(200, 599)]
    public int? Status { get; init; }

    /// <summary>
    /// How the cache handles the request. Without it: as the rule for it says, where a response that a rule may store need not be
    /// stored, because the origin can forbid it.
    /// </summary>
    public ProbeClass? Class { get; init; }

    /// <summary>
    /// How old the answer may be, wherever it was stored on its way. Without it: as old as the rule's edge lifetime and its longer
    /// stale window allow.
    /// </summary>
    [Duration("1s", Limits.LongestStaleness)]
    public string? MaxAge { get; init; }

    /// <summary>How long the answer may take to begin. Without it the pods are only compared with each other.</summary>
    [Duration("1ms", Limits.LongestTimeout, Milliseconds = true)]
    public string? MaxTimeToFirstByte { get; init; }
}
