using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Cli.Clusters;

/// <summary>The cluster as the person at the command line may see it. Nothing is written to it.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly ClientMetrics _metrics = new();
    private readonly KubernetesClient _client;

    public Cluster(KubernetesConfiguration configuration, string @namespace, TimeProvider time)
    {
        var version = typeof(Cluster).Assembly.GetName().Version!.ToString(3);
        _client = new(configuration, new() { UserAgent = $"cachepolicy/{version}" }, _metrics, time, EntitiesJsonContext.Default, ClusterJsonContext.Default);
        Namespace = @namespace;
    }

    public IKubernetesClient Client => _client;

    /// <summary>The namespace that was named, or the context's.</summary>
    public string Namespace { get; }

    public Task<CachePolicy?> PolicyAsync(NamespacedName name, CancellationToken cancellationToken) =>
        _client.GetAsync<CachePolicy>(name.Name, name.Namespace, cancellationToken);

    /// <param name="namespace">Null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<CachePolicy>> PoliciesAsync(string? @namespace, CancellationToken cancellationToken) =>
        [.. (await ListAsync<CachePolicy>(@namespace, cancellationToken)).OrderBy(policy => policy.Metadata.Namespace, StringComparer.Ordinal).ThenBy(policy => policy.Metadata.Name, StringComparer.Ordinal)];

    public Task<IReadOnlyList<CacheGuardrail>> GuardrailsAsync(CancellationToken cancellationToken) => ListAsync<CacheGuardrail>(null, cancellationToken);

    public Task<IReadOnlyList<NamespaceLabels>> NamespacesAsync(CancellationToken cancellationToken) => ListAsync<NamespaceLabels>(null, cancellationToken);

    public void Dispose()
    {
        _client.Dispose();
        _metrics.Dispose();
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(string? @namespace, CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        List<T> items = [];
        await foreach (var item in _client.ListAsync<T>(new() { Namespace = @namespace, Limit = 500 }, cancellationToken))
            items.Add(item);
        return items;
    }
}
