namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>CEL that must hold for a request to be admitted.</summary>
public sealed record AdmissionValidation
{
    public string Expression { get; set; } = "";

    /// <summary>CEL that makes the message; where it fails, <see cref="Message"/> is shown.</summary>
    public string? MessageExpression { get; init; }

    public string? Message { get; init; }

    /// <summary>Decides the HTTP status of a denial: Unauthorized, Forbidden, Invalid or RequestEntityTooLarge.</summary>
    public string? Reason { get; init; }
}
