using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Revisions;

/// <summary>
/// A rendered ConfigMap as far as the cache holds it. Its files are immutable and need not be kept in memory: the name says
/// what they hold.
/// </summary>
[MetadataOnly]
[KubernetesEntity(ApiVersion = "v1", Kind = "ConfigMap", PluralName = "configmaps")]
[EntityRbac(Resources = ["configmaps"], Verbs = ["list", "watch"])]
internal sealed record RevisionMetadata : IKubernetesObject
{
    public string ApiVersion => "v1";

    public string Kind => "ConfigMap";

    public ObjectMeta Metadata { get; init; } = new();
}
