using System.Text.Json.Serialization;

namespace CachePolicyOperator.Revisions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RevisionMetadata))]
internal sealed partial class RevisionsJsonContext : JsonSerializerContext;
