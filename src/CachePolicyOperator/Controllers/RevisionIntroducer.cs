using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Controllers;

/// <summary>Gives a new rendering its cache generation.</summary>
/// <remarks>
/// Guarantees: an operator that ended after it had switched the workload, and before it could say so, is followed by one that
/// chooses the same generation; no pod is restarted for it.
/// </remarks>
internal sealed class RevisionIntroducer(RevisionClient revisions)
{
    /// <summary>Whether there is a revision to compare with. Without one nothing has to be read.</summary>
    public static bool HasPredecessor(Situation situation, IWorkload? workload) => Predecessors(situation, workload).Count > 0;

    public async Task<RenderedConfig> SealAsync(Situation situation, IWorkload? workload, Appraisal.Fresh fresh, CancellationToken cancellationToken)
    {
        var (policy, config) = (situation.Policy, fresh.Config);
        if (fresh.IsRetry)
            return config.Reseal(config.CacheGeneration + 1);
        if (config.Revision == policy.Status?.Revision)
            return config;
        if (Mounted(workload) is { } mounted && situation.ContentOf(mounted) == config.Content && situation.GenerationOf(mounted) >= config.CacheGeneration)
            return config.Reseal(situation.GenerationOf(mounted));

        var names = Predecessors(situation, workload);
        if (names.Count == 0)
            return config;
        var predecessors = await Task.WhenAll(names.Select(name => ReadAsync(situation, name, cancellationToken)));
        return config.Reseal(CacheGenerations.Next(PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec), config.CacheGeneration, predecessors));
    }

    private async Task<Predecessor> ReadAsync(Situation situation, string configMap, CancellationToken cancellationToken)
    {
        var spec = (await revisions.ReadAsync(situation.Policy, configMap, cancellationToken))?.Spec;
        return new(situation.GenerationOf(configMap), spec is null ? null : PolicyResolver.Resolve(NamespacedName.Of(situation.Policy), spec));
    }

    /// <summary>What the template mounts, and the last good revision, as far as their ConfigMaps are this policy's.</summary>
    private static IReadOnlyList<string> Predecessors(Situation situation, IWorkload? workload) =>
        [.. new[] { Mounted(workload), situation.Policy.Status?.Stable?.ConfigMap }
            .OfType<string>()
            .Where(name => situation.Find(name) is not null)
            .Distinct()];

    private static string? Mounted(IWorkload? workload) =>
        workload?.Template?.Spec?.Volumes?.FirstOrDefault(v => v.Name == Marks.Volume)?.ConfigMap?.Name;
}
