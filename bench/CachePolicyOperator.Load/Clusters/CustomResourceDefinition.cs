using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Load.Clusters;

[KubernetesEntity(Group = "apiextensions.k8s.io", ApiVersion = "v1", Kind = "CustomResourceDefinition", PluralName = "customresourcedefinitions", Scope = EntityScope.Cluster)]
internal sealed record CustomResourceDefinition : IKubernetesObject
{
    public string ApiVersion { get; set; } = "apiextensions.k8s.io/v1";

    public string Kind { get; set; } = "CustomResourceDefinition";

    public ObjectMeta Metadata { get; set; } = new();
}
