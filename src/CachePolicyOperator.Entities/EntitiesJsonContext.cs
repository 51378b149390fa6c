using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>Source-generated JSON of the project's kinds. A null where the schema has none is refused with its path.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CachePolicy))]
[JsonSerializable(typeof(CachePolicyStatus))]
public sealed partial class EntitiesJsonContext : JsonSerializerContext;
