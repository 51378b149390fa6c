using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Rollout.Holding;

namespace CachePolicyOperator.Controllers;

/// <summary>Reads and switches workloads on the API server, whatever their kind.</summary>
[EntityRbac(Group = "apps", Resources = ["deployments", "statefulsets", "daemonsets"], Verbs = ["get", "patch"])]
internal sealed class WorkloadClient(IKubernetesClient client)
{
    /// <summary>So often is it tried to give up the claim to a strategy that was given back.</summary>
    private const int Attempts = 5;

    /// <summary>The workload as it is now, or null.</summary>
    public async Task<IWorkload?> GetAsync(TargetKey key, CancellationToken cancellationToken) => key.Kind switch
    {
        WorkloadKind.Deployment => await client.GetAsync<Deployment>(key.Name.Name, key.Name.Namespace, cancellationToken),
        WorkloadKind.StatefulSet => await client.GetAsync<StatefulSet>(key.Name.Name, key.Name.Namespace, cancellationToken),
        WorkloadKind.DaemonSet => await client.GetAsync<DaemonSet>(key.Name.Name, key.Name.Namespace, cancellationToken),
        _ => throw new InvalidOperationException($"unknown workload kind {key.Kind}"),
    };

    /// <summary>Makes the pod template mount the revision; the workload's own controller restarts the pods, a held one's only some.</summary>
    public Task<IWorkload> SwitchAsync(CachePolicy policy, string container, WantedRevision wanted, HeldStrategy? hold, CancellationToken cancellationToken)
    {
        var content = WorkloadPatch.Create(policy.Spec.TargetRef, policy.Metadata.Namespace ?? "", container, wanted, hold);
        return PatchAsync(TargetKey.Of(policy), new Patch.Apply(content, Marks.FieldManager), cancellationToken);
    }

    /// <summary>Gives a held workload its own strategy back, and lays no claim to it.</summary>
    public async Task ReleaseAsync(TargetKey key, HeldStrategy held, CancellationToken cancellationToken)
    {
        await PatchAsync(key, ReleasePatch.Create(key.Kind, held), cancellationToken);
        for (var attempt = 0; attempt < Attempts && !await TryGiveUpAsync(key, cancellationToken); attempt++)
        {
            // The workload's own controller acts on what it got back, and writes at this very moment.
        }
    }

    /// <summary>
    /// False when somebody wrote between reading and writing. A claim that is left over after all attempts does no harm but to those
    /// who apply without force.
    /// </summary>
    private async Task<bool> TryGiveUpAsync(TargetKey key, CancellationToken cancellationToken)
    {
        var owners = (await WorkloadFields.GetAsync(client, key, cancellationToken))?.Owners.ManagedFields ?? [];
        if (OwnershipPatch.GivingUp(owners) is not { } patch)
            return true;
        try
        {
            await PatchAsync(key, patch, cancellationToken);
            return true;
        }
        catch (KubernetesApiException e) when (e.IsInvalid || e.IsConflict)
        {
            return false;
        }
    }

    private async Task<IWorkload> PatchAsync(TargetKey key, Patch patch, CancellationToken cancellationToken) => key.Kind switch
    {
        WorkloadKind.Deployment => await client.PatchAsync<Deployment>(key.Name.Name, key.Name.Namespace, patch, cancellationToken),
        WorkloadKind.StatefulSet => await client.PatchAsync<StatefulSet>(key.Name.Name, key.Name.Namespace, patch, cancellationToken),
        WorkloadKind.DaemonSet => await client.PatchAsync<DaemonSet>(key.Name.Name, key.Name.Namespace, patch, cancellationToken),
        _ => throw new InvalidOperationException($"unknown workload kind {key.Kind}"),
    };
}
