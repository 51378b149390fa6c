using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>Source-generated JSON of the project's kinds. A null where the schema has none is refused with its path.</summary>
/// <remarks>
/// Properties with a default have a setter instead of init: generated code assigns every init-only property, also one that the
/// text leaves out, and would overwrite the default with null or zero.
/// </remarks>
[JsonSourceGenerationOptions(
    Converters = [typeof(SharedStringConverter)],
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CachePolicy))]
[JsonSerializable(typeof(CachePolicyStatus))]
[JsonSerializable(typeof(CacheGuardrail))]
[JsonSerializable(typeof(CacheGuardrailStatus))]
public sealed partial class EntitiesJsonContext : JsonSerializerContext;
