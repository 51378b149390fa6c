namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>The API server's answer where it is not an object: a failure, or the outcome of a deletion (metav1.Status).</summary>
public sealed record Status
{
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    /// <summary>HTTP status code.</summary>
    public int Code { get; init; }

    /// <summary>Machine-readable reason in CamelCase, as in <c>Conflict</c> or <c>Expired</c>.</summary>
    public string? Reason { get; init; }

    public string? Message { get; init; }

    public StatusDetails? Details { get; init; }
}
