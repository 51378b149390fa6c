using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Drift;

/// <summary>Who set the fields of a DaemonSet.</summary>
[MetadataOnly]
[KubernetesEntity(Group = "apps", ApiVersion = "v1", Kind = "DaemonSet", PluralName = "daemonsets")]
internal sealed record DaemonSetFields : IWorkloadFields
{
    public string ApiVersion => "apps/v1";

    public string Kind => "DaemonSet";

    [JsonPropertyName("metadata")]
    public FieldOwners Owners { get; init; } = new();

    ObjectMeta IKubernetesObject.Metadata { get; } = new();
}
