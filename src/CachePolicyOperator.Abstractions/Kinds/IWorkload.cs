using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>What Deployment, StatefulSet and DaemonSet share: a pod template, a selector and a rollout.</summary>
public interface IWorkload : IKubernetesObject
{
    LabelSelector? Selector { get; }

    PodTemplate? Template { get; }

    WorkloadProgress Progress { get; }
}
