using System.Text.Json.Serialization;

namespace CachePolicyOperator.Serving;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RevisionAnswer))]
internal sealed partial class ServingJsonContext : JsonSerializerContext;
