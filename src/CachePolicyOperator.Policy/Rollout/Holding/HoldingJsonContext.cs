using System.Text.Json.Serialization;

namespace CachePolicyOperator.Policy.Rollout.Holding;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(HeldStrategy))]
internal sealed partial class HoldingJsonContext : JsonSerializerContext;
