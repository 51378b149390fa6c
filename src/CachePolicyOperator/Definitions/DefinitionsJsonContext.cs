using System.Text.Json.Serialization;

namespace CachePolicyOperator.Definitions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DefinitionMetadata))]
internal sealed partial class DefinitionsJsonContext : JsonSerializerContext;
