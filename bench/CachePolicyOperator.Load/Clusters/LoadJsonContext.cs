using System.Text.Json.Serialization;

namespace CachePolicyOperator.Load.Clusters;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomResourceDefinition))]
[JsonSerializable(typeof(Namespace))]
internal sealed partial class LoadJsonContext : JsonSerializerContext;
