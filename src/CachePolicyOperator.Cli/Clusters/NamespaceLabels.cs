using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Cli.Clusters;

/// <summary>A namespace as far as guard-rails look at it.</summary>
[MetadataOnly]
[KubernetesEntity(ApiVersion = "v1", Kind = "Namespace", PluralName = "namespaces", Scope = EntityScope.Cluster)]
internal sealed record NamespaceLabels : IKubernetesObject
{
    public string ApiVersion => "v1";

    public string Kind => "Namespace";

    public ObjectMeta Metadata { get; init; } = new();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NamespaceLabels))]
internal sealed partial class ClusterJsonContext : JsonSerializerContext;
