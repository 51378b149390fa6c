using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>Both windows of RFC 5861 count from the end of the edge lifetime; a window that is not set is closed.</summary>
public sealed record Stale
{
    /// <summary>Serve the stored response this long while a new one is fetched in the background, so that nobody waits for it.</summary>
    [Duration("1s", Limits.LongestLifetime)]
    public string? WhileRevalidate { get; init; }

    /// <summary>Serve the stored response this long when the origin fails: no answer, or 500, 502, 503, 504.</summary>
    [Duration("1s", Limits.LongestLifetime)]
    public string? IfError { get; init; }
}
