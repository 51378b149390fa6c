namespace CachePolicyOperator.Policy.Http;

/// <summary>What one cache says about how it handled a request (RFC 9211), as far as it is judged.</summary>
/// <param name="Handling">Whether the answer came from the store.</param>
public sealed record CacheStatus(CacheHandling Handling)
{
    /// <summary>Whether the answer was stored.</summary>
    public bool Stored { get; init; }

    /// <summary>The rule that decided, by the extension parameter of the rendered configurations.</summary>
    public string? Rule { get; init; }

    /// <summary>When the origin made the answer, by the extension parameter of the rendered configurations.</summary>
    public DateTimeOffset? Date { get; init; }

    public bool IsHit => Handling == CacheHandling.Hit;
}
