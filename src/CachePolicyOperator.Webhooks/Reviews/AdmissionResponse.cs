using System.Text.Json.Serialization;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>AdmissionResponse of admission.k8s.io/v1, without the parts of a mutating webhook.</summary>
internal sealed record AdmissionResponse
{
    public required string Uid { get; init; }

    public required bool Allowed { get; init; }

    [JsonPropertyName("status")]
    public ResponseStatus? Status { get; init; }

    public IReadOnlyList<string>? Warnings { get; init; }

    public IReadOnlyDictionary<string, string>? AuditAnnotations { get; init; }
}
