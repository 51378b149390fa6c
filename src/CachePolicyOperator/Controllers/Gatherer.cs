using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Controllers;

/// <summary>Reads from the caches what a reconcile needs to know; the only part that does.</summary>
internal sealed class Gatherer(Caches caches)
{
    public Situation Gather(CachePolicy policy)
    {
        var target = TargetKey.Of(policy);
        return new(policy, Precedence.WinnerOver(policy, caches.PoliciesByTarget.Find(target)), Find(target), RevisionsOf(policy));
    }

    private IWorkload? Find(TargetKey target) => target.Kind switch
    {
        WorkloadKind.Deployment => caches.Deployments.Get(target.Name),
        WorkloadKind.StatefulSet => caches.StatefulSets.Get(target.Name),
        WorkloadKind.DaemonSet => caches.DaemonSets.Get(target.Name),
        _ => throw new InvalidOperationException($"unknown workload kind {target.Kind}"),
    };

    private IReadOnlyList<ObjectMeta> RevisionsOf(CachePolicy policy)
    {
        var label = new NamespacedName(policy.Metadata.Namespace ?? "", PolicyLabel.Of(policy.Metadata.Name ?? ""));
        return [.. caches.RevisionsByPolicy.Find(label).Select(r => r.Metadata)];
    }
}
