using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Controllers;

/// <summary>A workload by kind and name: what policies are indexed by.</summary>
internal readonly record struct TargetKey(WorkloadKind Kind, NamespacedName Name)
{
    public static TargetKey Of(CachePolicy policy) =>
        new(policy.Spec.TargetRef.Kind, new(policy.Metadata.Namespace ?? "", policy.Spec.TargetRef.Name));

    public static TargetKey Of(IWorkload workload) => new(KindOf(workload), NamespacedName.Of(workload));

    private static WorkloadKind KindOf(IWorkload workload) => workload switch
    {
        Deployment => WorkloadKind.Deployment,
        StatefulSet => WorkloadKind.StatefulSet,
        DaemonSet => WorkloadKind.DaemonSet,
        _ => throw new InvalidOperationException($"{workload.GetType().Name} is no workload kind that a policy can target"),
    };
}
