using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Definitions;

/// <summary>A CRD as far as the operator looks at its own: by the version that it says it belongs to.</summary>
[MetadataOnly]
[KubernetesEntity(Group = "apiextensions.k8s.io", ApiVersion = "v1", Kind = "CustomResourceDefinition", PluralName = "customresourcedefinitions", Scope = EntityScope.Cluster)]
internal sealed record DefinitionMetadata : IKubernetesObject
{
    public string ApiVersion => "apiextensions.k8s.io/v1";

    public string Kind => "CustomResourceDefinition";

    public ObjectMeta Metadata { get; init; } = new();
}
