using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Load.Clusters;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>Workloads with played pods, and their policies, in one namespace.</summary>
internal sealed class RolloutCluster(LoadCluster cluster, TimeProvider time)
{
    public const string Namespace = LoadCluster.ManyNamespace;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>Makes workloads and waits until all their pods are ready.</summary>
    public async Task CreateWorkloadsAsync(IReadOnlyList<string> names, int pods, CancellationToken cancellationToken)
    {
        foreach (var name in names)
            await cluster.Client.PatchAsync<Deployment>(name, Namespace, cluster.Manifests.PlayedWorkload(Namespace, name, pods), cancellationToken);
        await UntilAsync<Deployment>(names, workload => workload.Status is { } status && status.ReadyReplicas == pods && status.UpdatedReplicas == pods, cancellationToken);
    }

    public Task CreatePoliciesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        LoadCluster.EachAsync(names, async (name, token) => await cluster.Client.CreateAsync(Policy(name, canary: null), token), cancellationToken);

    /// <summary>A change of meaning: another edge lifetime.</summary>
    /// <param name="names">Of the policies.</param>
    /// <param name="days">The lifetime of assets.</param>
    /// <param name="canary">How the change is tried, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task ChangeAsync(IReadOnlyList<string> names, int days, Canary? canary, CancellationToken cancellationToken) =>
        LoadCluster.EachAsync(names, async (name, token) =>
        {
            var found = await cluster.Client.GetAsync<CachePolicy>(name, Namespace, token) ?? throw new InvalidOperationException($"there is no policy {name}");
            var rules = found.Spec.Rules.Select(rule => rule.Ttl is { Edge: not null } ttl ? rule with { Ttl = ttl with { Edge = $"{days}d" } } : rule);
            await cluster.Client.UpdateAsync(found with { Spec = found.Spec with { Rules = [.. rules], Rollout = new() { Canary = canary } } }, token);
        }, cancellationToken);

    /// <summary>Waits until every policy says that its present spec is served by all pods; returns the most rollouts that were in progress at once.</summary>
    public async Task<int> UntilServedAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var most = 0;
        await UntilAsync<CachePolicy>(names, IsServed, cancellationToken, all => most = Math.Max(most, all.Count(IsInProgress)));
        return most;
    }

    /// <summary>From here on the default bounds hold.</summary>
    public Task BoundAsync(CancellationToken cancellationToken) => cluster.Client.DeleteAsync<CacheGuardrail>(LoadCluster.Guardrail, null, new(), cancellationToken);

    private CachePolicy Policy(string name, Canary? canary)
    {
        var policy = cluster.Manifests.Policy(Namespace, name);
        return policy with
        {
            Spec = policy.Spec with
            {
                Listen = new() { Port = ProxyPlayer.Port, StatusPort = ProxyPlayer.StatusPort },
                Rollout = new() { Canary = canary },
            },
        };
    }

    private static bool IsInProgress(CachePolicy policy) => policy.Status?.Rollout?.Phase is RolloutPhase.Canary or RolloutPhase.Promoting;

    private static bool IsServed(CachePolicy policy) =>
        policy.Status is { } status && status.ObservedGeneration == policy.Metadata.Generation
        && status.Conditions?.Any(condition => condition is { Type: ConditionTypes.Ready, Status: ConditionStatus.True }) == true;

    private async Task UntilAsync<T>(IReadOnlyList<string> names, Func<T, bool> predicate, CancellationToken cancellationToken, Action<IReadOnlyList<T>>? look = null)
        where T : class, IKubernetesObject
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var all = (await cluster.ListAsync<T>(Namespace, linked.Token)).Where(entity => wanted.Contains(entity.Metadata.Name ?? "")).ToList();
            look?.Invoke(all);
            if (all.Count == wanted.Count && all.TrueForAll(entity => predicate(entity)))
                return;
            await Task.Delay(Between, time, linked.Token);
        }
    }
}
