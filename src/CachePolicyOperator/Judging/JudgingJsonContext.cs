using System.Text.Json.Serialization;

namespace CachePolicyOperator.Judging;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NamespaceMetadata))]
internal sealed partial class JudgingJsonContext : JsonSerializerContext;
