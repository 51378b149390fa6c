using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Revisions;

[JsonSourceGenerationOptions(Converters = [typeof(SharedStringConverter)], PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RevisionMetadata))]
internal sealed partial class RevisionsJsonContext : JsonSerializerContext;
