using System.Text.Json.Serialization;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>Source-generated JSON of reviews. Member names are matched exactly, as the API server writes them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GroupVersionKind))]
[JsonSerializable(typeof(GroupVersionResource))]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(AdmissionReviewAnswer))]
internal sealed partial class AdmissionJsonContext : JsonSerializerContext;
