using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Load.Reports;

namespace CachePolicyOperator.Load.Clusters;

/// <summary>The objects that are measured with.</summary>
/// <remarks>
/// Assumption, but where rollouts are measured: the control plane runs no Deployment controller. Policies that were applied then wait
/// for it, until <see cref="SeeSwitchesAsync"/> plays it.
/// </remarks>
internal sealed class LoadCluster(IKubernetesClient client, Manifests manifests, TimeProvider time)
{
    /// <summary>Where policies are timed one by one.</summary>
    public const string SingleNamespace = "cachepolicy-load-single";

    /// <summary>Where the many are.</summary>
    public const string ManyNamespace = "cachepolicy-load-many";

    /// <summary>Where a bare client does what the operator does, for the floors.</summary>
    public const string FloorNamespace = "cachepolicy-load-floor";

    public const string LeaseNamespace = "cachepolicy-load-lease";

    /// <summary>The guard-rail that lets any number of rollouts begin at once.</summary>
    public const string Guardrail = "cachepolicy-load";
    private const int Parallelism = 8;
    private const int PageSize = 500;

    private static readonly string[] Namespaces = [SingleNamespace, ManyNamespace, FloorNamespace, LeaseNamespace];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public IKubernetesClient Client => client;

    public Manifests Manifests => manifests;

    /// <exception cref="InvalidOperationException">An earlier run's namespaces are there.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, crd) in manifests.Crds)
            await client.PatchAsync<CustomResourceDefinition>(name, null, crd, cancellationToken);
        using var limit = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        foreach (var name in Namespaces)
        {
            // What an earlier run made may still be going.
            while (await client.GetAsync<Namespace>(name, null, linked.Token) is { Metadata.DeletionTimestamp: not null })
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, linked.Token);
            await client.CreateAsync(new Namespace { Metadata = new() { Name = name } }, linked.Token);
        }

        while (!await ServesAsync<CachePolicy>(linked.Token) || !await ServesAsync<CacheGuardrail>(linked.Token))
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, linked.Token);
        await client.CreateAsync(Manifests.Unbounded(Guardrail), cancellationToken);
    }

    /// <summary>Deployments with a policy each.</summary>
    public async Task FillAsync(int count, CancellationToken cancellationToken)
    {
        Journal.Say($"creating {count} Deployments and as many policies");
        await EachAsync(Enumerable.Range(0, count), async (i, token) =>
        {
            await CreateWorkloadAsync(ManyNamespace, Name(i), token);
            await client.CreateAsync(manifests.Policy(ManyNamespace, Name(i)), token);
        }, cancellationToken);
    }

    /// <summary>Says for every workload what its controller would say, which completes the rollouts of workloads without pods.</summary>
    public async Task SeeSwitchesAsync(CancellationToken cancellationToken) =>
        await EachAsync(
            await ListAsync<Deployment>(ManyNamespace, cancellationToken),
            (workload, token) => client.PatchAsync<Deployment>(workload.Metadata.Name!, ManyNamespace, Manifests.Seen(workload), token),
            cancellationToken);

    /// <summary>How many of the many are rolled out.</summary>
    public async Task<int> CountReadyAsync(CancellationToken cancellationToken) =>
        (await ListAsync<CachePolicy>(ManyNamespace, cancellationToken)).Count(policy => policy.Status?.Rollout?.Phase == RolloutPhase.Complete);

    public Task CreateWorkloadAsync(string @namespace, string name, CancellationToken cancellationToken) =>
        client.PatchAsync<Deployment>(name, @namespace, manifests.Workload(@namespace, name), cancellationToken);

    /// <summary>A number that changes with each write to a policy.</summary>
    public async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        var policies = await ListAsync<CachePolicy>(ManyNamespace, cancellationToken);
        var hash = new HashCode();
        foreach (var policy in policies)
            hash.Add(policy.Metadata.ResourceVersion);
        return $"{policies.Count}-{hash.ToHashCode():x}";
    }

    /// <summary>Everything of a kind in a namespace; <paramref name="version"/> "0" as an informer asks for it, from the server's cache.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string? @namespace, CancellationToken cancellationToken, string? labelSelector = null, string? version = null)
        where T : class, IKubernetesObject
        => await client
            .ListAsync<T>(new() { Namespace = @namespace, LabelSelector = labelSelector, Limit = PageSize, ResourceVersion = version }, cancellationToken)
            .ToListAsync(cancellationToken);

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await client.DeleteAsync<CacheGuardrail>(Guardrail, null, new(), cancellationToken);
        foreach (var name in Namespaces)
            await client.DeleteAsync<Namespace>(name, null, new(), cancellationToken);
    }

    public static string Name(int i) => $"shop-{i:d5}";

    public static Task EachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> action, CancellationToken cancellationToken, int parallelism = Parallelism) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (item, token) => await action(item, token));

    private async Task<bool> ServesAsync<T>(CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        try
        {
            await client.ListPageAsync<T>(new() { Limit = 1 }, cancellationToken);
            return true;
        }
        catch (KubernetesApiException e) when (e.IsNotFound)
        {
            return false;
        }
    }
}
