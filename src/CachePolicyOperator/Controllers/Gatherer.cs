using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Controllers;

/// <summary>Reads from the caches what a reconcile needs to know; the only part that does.</summary>
internal sealed class Gatherer(Caches caches, VerdictLedger verdicts)
{
    public Situation Gather(CachePolicy policy)
    {
        var target = TargetKey.Of(policy);
        var revisions = RevisionsOf(policy);
        return new(policy, verdicts.Of(policy, PriorTo(policy, revisions)), Precedence.WinnerOver(policy, caches.PoliciesByTarget.Find(target)), Find(target), revisions);
    }

    /// <summary>The lifetimes of the configuration that was rolled out last: a change that raises them must not slip in while the webhook is away.</summary>
    private static PriorLifetimes? PriorTo(CachePolicy policy, IReadOnlyList<ObjectMeta> revisions)
    {
        var last = policy.Status?.ConfigMap;
        foreach (var revision in revisions)
        {
            if (revision.Name == last && revision.Annotations?.GetValueOrDefault(Marks.Lifetimes) is { } text)
                return PriorLifetimes.Parse(text);
        }

        return null;
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
