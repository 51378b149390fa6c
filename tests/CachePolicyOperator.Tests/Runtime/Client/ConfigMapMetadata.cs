using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Tests.Runtime.Client;

/// <summary>ConfigMaps without what is in them.</summary>
[MetadataOnly]
[KubernetesEntity(ApiVersion = "v1", Kind = "ConfigMap", PluralName = "configmaps")]
internal sealed record ConfigMapMetadata : IKubernetesObject
{
    public string ApiVersion => "v1";

    public string Kind => "ConfigMap";

    public ObjectMeta Metadata { get; init; } = new();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConfigMapMetadata))]
internal sealed partial class ConfigMapMetadataJson : JsonSerializerContext;
