using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Policy.Rollout.Drift;

namespace CachePolicyOperator.Drift;

/// <summary>Asks the API server who changed a workload. One request, made only once something is wrong.</summary>
[EntityRbac(Group = "apps", Resources = ["deployments", "statefulsets", "daemonsets"], Verbs = ["get"])]
internal sealed class CulpritFinder(IKubernetesClient client)
{
    /// <summary>Before the workload is put back. Null where nobody can be told.</summary>
    public async Task<DriftCulprit?> FindAsync(TargetKey target, CancellationToken cancellationToken)
    {
        try
        {
            var fields = await WorkloadFields.GetAsync(client, target, cancellationToken);
            return DriftCulprit.Of(fields?.Owners.ManagedFields ?? []);
        }
        catch (Exception e) when (e is KubernetesApiException or HttpRequestException)
        {
            // Putting it back matters more than knowing who it was.
            return null;
        }
    }
}
