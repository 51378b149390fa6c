namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>One of several reasons of a failure, tied to a field.</summary>
public sealed record StatusCause
{
    public string? Reason { get; init; }

    public string? Message { get; init; }

    /// <summary>The field, in kubectl's notation: <c>spec.rules[2].ttl.max</c>.</summary>
    public string? Field { get; init; }
}
