using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Drift;

/// <summary>Who set the fields of a Deployment.</summary>
[MetadataOnly]
[KubernetesEntity(Group = "apps", ApiVersion = "v1", Kind = "Deployment", PluralName = "deployments")]
internal sealed record DeploymentFields : IWorkloadFields
{
    public string ApiVersion => "apps/v1";

    public string Kind => "Deployment";

    [JsonPropertyName("metadata")]
    public FieldOwners Owners { get; init; } = new();

    ObjectMeta IKubernetesObject.Metadata { get; } = new();
}
