using System.Text.Json;
using System.Text.Json.Serialization;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>JSON of specs that refuses unknown fields, which an API server may have dropped without a word.</summary>
internal static class StrictJson
{
    internal static readonly EntitiesJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });
}
