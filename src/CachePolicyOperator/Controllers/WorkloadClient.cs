using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Controllers;

/// <summary>Reads and switches workloads on the API server, whatever their kind.</summary>
[EntityRbac(Group = "apps", Resources = ["deployments", "statefulsets", "daemonsets"], Verbs = ["get", "patch"])]
internal sealed class WorkloadClient(IKubernetesClient client)
{
    /// <summary>The workload as it is now, or null.</summary>
    public async Task<IWorkload?> GetAsync(TargetKey key, CancellationToken cancellationToken) => key.Kind switch
    {
        WorkloadKind.Deployment => await client.GetAsync<Deployment>(key.Name.Name, key.Name.Namespace, cancellationToken),
        WorkloadKind.StatefulSet => await client.GetAsync<StatefulSet>(key.Name.Name, key.Name.Namespace, cancellationToken),
        WorkloadKind.DaemonSet => await client.GetAsync<DaemonSet>(key.Name.Name, key.Name.Namespace, cancellationToken),
        _ => throw new InvalidOperationException($"unknown workload kind {key.Kind}"),
    };

    /// <summary>Makes the pod template mount the revision; the workload's own controller restarts the pods.</summary>
    public async Task<IWorkload> SwitchAsync(CachePolicy policy, string container, WantedRevision wanted, CancellationToken cancellationToken)
    {
        var target = policy.Spec.TargetRef;
        var @namespace = policy.Metadata.Namespace ?? "";
        var patch = new Patch.Apply(WorkloadPatch.Create(target, @namespace, container, wanted), Marks.FieldManager);
        return target.Kind switch
        {
            WorkloadKind.Deployment => await client.PatchAsync<Deployment>(target.Name, @namespace, patch, cancellationToken),
            WorkloadKind.StatefulSet => await client.PatchAsync<StatefulSet>(target.Name, @namespace, patch, cancellationToken),
            WorkloadKind.DaemonSet => await client.PatchAsync<DaemonSet>(target.Name, @namespace, patch, cancellationToken),
            _ => throw new InvalidOperationException($"unknown workload kind {target.Kind}"),
        };
    }
}
