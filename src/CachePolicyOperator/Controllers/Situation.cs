using System.Globalization;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Controllers;

/// <summary>Everything that a reconcile knows before it acts; read from caches, so it may be stale.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Verdict">What the rules and guard-rails say about it.</param>
/// <param name="Winner">The older policy that has the same target, or null.</param>
/// <param name="Workload">The target, or null where there is none.</param>
/// <param name="Revisions">Metadata of the policy's rendered ConfigMaps.</param>
internal sealed record Situation(CachePolicy Policy, PolicyVerdict Verdict, CachePolicy? Winner, IWorkload? Workload, IReadOnlyList<ObjectMeta> Revisions)
{
    public TargetKey Target => TargetKey.Of(Policy);

    /// <summary>Hashes of the policy's revisions whose ConfigMaps are there.</summary>
    public IReadOnlySet<string> KnownRevisions => Revisions.Select(r => r.Labels?.GetValueOrDefault(Marks.Revision)).OfType<string>().ToHashSet();

    public ObjectMeta? Find(string configMap) => Revisions.FirstOrDefault(r => r.Name == configMap);

    public IReadOnlyList<OwnerReference> Owners => RevisionOwners.Of(Policy, Workload);

    /// <summary>Hash of what a ConfigMap holds, whatever the cache generation; null where there is no such ConfigMap of this policy.</summary>
    public string? ContentOf(string configMap) => Find(configMap)?.Labels?.GetValueOrDefault(Marks.Content);

    public long GenerationOf(string configMap) =>
        long.TryParse(Find(configMap)?.Annotations?.GetValueOrDefault(Marks.CacheGeneration), NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? generation : 0;
}
