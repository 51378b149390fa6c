using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

[KubernetesEntity(Group = "apps", ApiVersion = "v1", Kind = "DaemonSet", PluralName = "daemonsets")]
public sealed record DaemonSet : IWorkload
{
    public string ApiVersion { get; set; } = "apps/v1";

    public string Kind { get; set; } = "DaemonSet";

    public ObjectMeta Metadata { get; set; } = new();

    public DaemonSetSpec? Spec { get; init; }

    public DaemonSetStatus? Status { get; init; }

    LabelSelector? IWorkload.Selector => Spec?.Selector;

    PodTemplate? IWorkload.Template => Spec?.Template;

    WorkloadProgress IWorkload.Progress => new(
        Status?.ObservedGeneration ?? 0,
        Status?.DesiredNumberScheduled ?? 0,
        Status?.UpdatedNumberScheduled ?? 0,
        Status?.NumberReady ?? 0,
        Status?.NumberAvailable ?? 0,
        Status?.CurrentNumberScheduled ?? 0,
        Paused: false,
        DeadlineExceeded: false,
        OnDelete: Spec?.UpdateStrategy?.Type == "OnDelete");
}
