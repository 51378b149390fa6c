using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>What tells stored responses apart, besides scheme, host and path.</summary>
public sealed record CacheKey
{
    /// <summary>Which query parameters count. Those that do not are not sent to the origin either.</summary>
    public QueryKey? Query { get; init; }

    /// <summary>Request headers whose values count.</summary>
    [Items(1, 16)]
    [Length(1, 64)]
    [Pattern(Patterns.Header)]
    public IReadOnlyList<string>? Headers { get; init; }

    /// <summary>Cookies whose values count.</summary>
    [Items(1, 16)]
    [Length(1, 64)]
    [Pattern(Patterns.Cookie)]
    public IReadOnlyList<string>? Cookies { get; init; }
}
