using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>Serving after the end of the lifetime (RFC 5861). Both windows count from that end.</summary>
public sealed record Stale
{
    /// <summary>Serve the stored response this long while a new one is fetched in the background.</summary>
    [Duration]
    public string? WhileRevalidate { get; init; }

    /// <summary>Serve the stored response this long when the origin fails: no answer, or 500, 502, 503, 504.</summary>
    [Duration]
    public string? IfError { get; init; }
}
