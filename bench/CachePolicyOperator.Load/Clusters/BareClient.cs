using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Load.Clusters;

/// <summary>The two writes that no operator can do without, by a client that knows what to write: the floor.</summary>
internal sealed class BareClient(IKubernetesClient client, Manifests manifests)
{
    public async Task ApplyAsync(string @namespace, string name, CancellationToken cancellationToken)
    {
        var policy = manifests.Policy(@namespace, name);
        policy = policy with { Metadata = policy.Metadata with { Uid = "00000000-0000-0000-0000-000000000000" } };
        var config = Appraiser.Render(policy);
        var wanted = new Policy.Rollout.WantedRevision(config.Revision, config.ConfigMapName, ConfigurationFolder.Of(policy.Spec.Engine));
        var patch = WorkloadPatch.Create(policy.Spec.TargetRef, @namespace, policy.Spec.TargetRef.Container!, wanted, hold: null);
        await client.CreateAsync(RevisionConfigMap.Of(policy, config, RevisionOwners.Of(policy, null)), cancellationToken);
        await client.PatchAsync<Deployment>(name, @namespace, new Patch.Apply(patch, Marks.FieldManager), cancellationToken);
    }
}
