using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

[KubernetesEntity(Group = "apps", ApiVersion = "v1", Kind = "StatefulSet", PluralName = "statefulsets")]
public sealed record StatefulSet : IWorkload
{
    public string ApiVersion { get; set; } = "apps/v1";

    public string Kind { get; set; } = "StatefulSet";

    public ObjectMeta Metadata { get; set; } = new();

    public StatefulSetSpec? Spec { get; init; }

    public StatefulSetStatus? Status { get; init; }

    LabelSelector? IWorkload.Selector => Spec?.Selector;

    PodTemplate? IWorkload.Template => Spec?.Template;

    /// <remarks>
    /// A StatefulSet's updatedReplicas counts pods of the update revision; servers before 1.22 do not report
    /// availableReplicas, so ready stands for available there.
    /// </remarks>
    WorkloadProgress IWorkload.Progress => new(
        Status?.ObservedGeneration ?? 0,
        Spec?.Replicas ?? 1,
        Status?.CurrentRevision is { } current && current == Status.UpdateRevision ? Status.Replicas : Status?.UpdatedReplicas ?? 0,
        Status?.ReadyReplicas ?? 0,
        Status?.AvailableReplicas ?? Status?.ReadyReplicas ?? 0,
        Status?.Replicas ?? 0,
        Paused: Spec?.UpdateStrategy?.RollingUpdate?.Partition > 0,
        DeadlineExceeded: false,
        OnDelete: Spec?.UpdateStrategy?.Type == "OnDelete");
}
