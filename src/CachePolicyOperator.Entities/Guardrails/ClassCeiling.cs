using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>How long content of one class may live. A ceiling that is not set keeps the operator's default for the class.</summary>
public sealed record ClassCeiling
{
    /// <summary>The class. Rules that name none are judged as Html.</summary>
    [Required]
    public ContentClass? ContentClass { get; init; }

    /// <summary>Longest edge lifetime: ttl.edge, ttl.max and ttl.default.</summary>
    [Duration("1s", Limits.LongestLifetime)]
    public string? Edge { get; init; }

    /// <summary>Longest lifetime told to clients: ttl.client. No purge reaches a browser.</summary>
    [Duration("0s", Limits.LongestLifetime)]
    public string? Client { get; init; }

    /// <summary>Longest stale.whileRevalidate.</summary>
    [Duration("0s", Limits.LongestLifetime)]
    public string? WhileRevalidate { get; init; }

    /// <summary>Longest stale.ifError.</summary>
    [Duration("0s", Limits.LongestLifetime)]
    public string? IfError { get; init; }

    /// <summary>Longest ttl.negative of statuses other than 404 and 410.</summary>
    [Duration("0s", Limits.LongestLifetime)]
    public string? Negative { get; init; }

    /// <summary>Longest ttl.negative of 404 and 410.</summary>
    [Duration("0s", Limits.LongestLifetime)]
    public string? NotFound { get; init; }

    /// <summary>
    /// Longest time for which a user can see a response that the origin has replaced: the edge lifetime, the longer stale window and
    /// the client lifetime together.
    /// </summary>
    [Duration("1s", Limits.LongestStaleness)]
    public string? Staleness { get; init; }
}
