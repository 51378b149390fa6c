using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

[KubernetesEntity(Group = "apps", ApiVersion = "v1", Kind = "Deployment", PluralName = "deployments")]
public sealed record Deployment : IWorkload
{
    public string ApiVersion { get; set; } = "apps/v1";

    public string Kind { get; set; } = "Deployment";

    public ObjectMeta Metadata { get; set; } = new();

    public DeploymentSpec? Spec { get; init; }

    public DeploymentStatus? Status { get; init; }

    LabelSelector? IWorkload.Selector => Spec?.Selector;

    PodTemplate? IWorkload.Template => Spec?.Template;

    WorkloadProgress IWorkload.Progress => new(
        Status?.ObservedGeneration ?? 0,
        Spec?.Replicas ?? 1,
        Status?.UpdatedReplicas ?? 0,
        Status?.ReadyReplicas ?? 0,
        Status?.AvailableReplicas ?? 0,
        Status?.Replicas ?? 0,
        Spec?.Paused ?? false,
        Status?.Conditions?.Any(c => c is { Type: "Progressing", Reason: "ProgressDeadlineExceeded" }) ?? false,
        OnDelete: false);
}
