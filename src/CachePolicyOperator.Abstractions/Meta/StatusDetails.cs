namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>What a <see cref="Status"/> speaks of.</summary>
public sealed record StatusDetails
{
    public string? Name { get; init; }

    public string? Group { get; init; }

    public string? Kind { get; init; }

    public string? Uid { get; init; }

    public IReadOnlyList<StatusCause>? Causes { get; init; }

    /// <summary>Seconds to wait before the request may be repeated.</summary>
    public int? RetryAfterSeconds { get; init; }
}
