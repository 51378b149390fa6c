using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Judging;

/// <summary>A namespace as far as guard-rails look at it: by its labels.</summary>
[MetadataOnly]
[KubernetesEntity(ApiVersion = "v1", Kind = "Namespace", PluralName = "namespaces", Scope = EntityScope.Cluster)]
[EntityRbac(Resources = ["namespaces"], Verbs = ["list", "watch"])]
internal sealed record NamespaceMetadata : IKubernetesObject
{
    public string ApiVersion => "v1";

    public string Kind => "Namespace";

    public ObjectMeta Metadata { get; init; } = new();
}
