using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>
/// All parts that are set must hold. Paths are compared after decoding and removing dot segments, as the proxy normalises them; the query
/// is no part of them.
/// </summary>
[ValidationRule("has(self.path) != has(self.pathPrefix)", "exactly one of path and pathPrefix must be set")]
public sealed record RuleMatch
{
    /// <summary>The path begins with this. It is compared as text: /assets also stands for /assets-old, /assets/ does not.</summary>
    [Length(1, 1024)]
    [Pattern(Patterns.Path)]
    public string? PathPrefix { get; init; }

    /// <summary>The path is exactly this.</summary>
    [Length(1, 1024)]
    [Pattern(Patterns.Path)]
    public string? Path { get; init; }

    /// <summary>The request's host is one of these; <c>*.example.com</c> stands for every name below. Without it: every host.</summary>
    [Items(1, 32)]
    [Length(1, 253)]
    [Pattern(Patterns.MatchHost)]
    public IReadOnlyList<string>? Hosts { get; init; }

    /// <summary>The request's method is one of these. Without it: GET and HEAD in a rule that stores, every method in a Bypass rule.</summary>
    [Items(1, 7)]
    public IReadOnlyList<HttpRequestMethod>? Methods { get; init; }
}
