using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>What may be part of a cache key. A list that is not set allows everything; an empty one nothing.</summary>
public sealed record KeyParts
{
    /// <summary>Request headers that may be in key.headers.</summary>
    [Items(0, 64)]
    [Length(1, 64)]
    [Pattern(Patterns.Header)]
    public IReadOnlyList<string>? Headers { get; init; }

    /// <summary>Cookies that may be in key.cookies.</summary>
    [Items(0, 64)]
    [Length(1, 64)]
    [Pattern(Patterns.Cookie)]
    public IReadOnlyList<string>? Cookies { get; init; }
}
