using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>Requests that always reach the origin, and whose responses are never stored.</summary>
public sealed record Bypass
{
    /// <summary>Requests that carry one of these cookies, with any value.</summary>
    [Items(1, 16)]
    [Length(1, 64)]
    [Pattern(Patterns.Cookie)]
    public IReadOnlyList<string>? Cookies { get; init; }

    /// <summary>Requests that carry one of these headers, with any value.</summary>
    [Items(1, 16)]
    [Length(1, 64)]
    [Pattern(Patterns.Header)]
    public IReadOnlyList<string>? Headers { get; init; }

    /// <summary>What happens to requests with an Authorization header (RFC 9111 section 3.5).</summary>
    [Default("\"Bypass\"")]
    public AuthorizationMode Authorization { get; set; } = AuthorizationMode.Bypass;
}
