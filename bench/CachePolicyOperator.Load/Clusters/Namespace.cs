using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Load.Clusters;

[KubernetesEntity(ApiVersion = "v1", Kind = "Namespace", PluralName = "namespaces", Scope = EntityScope.Cluster)]
internal sealed record Namespace : IKubernetesObject
{
    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = "Namespace";

    public ObjectMeta Metadata { get; set; } = new();
}
