using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Drift;

/// <summary>Who set the fields of a StatefulSet.</summary>
[MetadataOnly]
[KubernetesEntity(Group = "apps", ApiVersion = "v1", Kind = "StatefulSet", PluralName = "statefulsets")]
internal sealed record StatefulSetFields : IWorkloadFields
{
    public string ApiVersion => "apps/v1";

    public string Kind => "StatefulSet";

    [JsonPropertyName("metadata")]
    public FieldOwners Owners { get; init; } = new();

    ObjectMeta IKubernetesObject.Metadata { get; } = new();
}
