using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Drift;

/// <summary>Reads who set the fields of a workload, whatever its kind.</summary>
internal static class WorkloadFields
{
    /// <summary>Null where there is no such workload.</summary>
    public static async Task<IWorkloadFields?> GetAsync(IKubernetesClient client, TargetKey target, CancellationToken cancellationToken) => target.Kind switch
    {
        WorkloadKind.Deployment => await client.GetAsync<DeploymentFields>(target.Name.Name, target.Name.Namespace, cancellationToken),
        WorkloadKind.StatefulSet => await client.GetAsync<StatefulSetFields>(target.Name.Name, target.Name.Namespace, cancellationToken),
        WorkloadKind.DaemonSet => await client.GetAsync<DaemonSetFields>(target.Name.Name, target.Name.Namespace, cancellationToken),
        _ => throw new InvalidOperationException($"unknown workload kind {target.Kind}"),
    };
}
