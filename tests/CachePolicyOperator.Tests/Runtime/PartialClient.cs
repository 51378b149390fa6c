using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Tests.Runtime;

/// <summary>A client that refuses every call; in-memory clients override those that the code under test may make.</summary>
public abstract class PartialClient : IKubernetesClient
{
    public virtual Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw Unexpected();

    public virtual Task<KubernetesList<T>> ListPageAsync<T>(ListOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw Unexpected();

    public virtual IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(WatchOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw Unexpected();

    public virtual Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw Unexpected();

    public virtual Task<T> UpdateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw Unexpected();

    public virtual Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw Unexpected();

    public virtual Task<bool> DeleteAsync<T>(string name, string? @namespace, DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw Unexpected();

    /// <summary>What the API server says in its Status objects.</summary>
    protected static KubernetesApiException Refusal(int code, string reason) => new(new Status { Code = code, Reason = reason, Message = "scripted" });

    private static InvalidOperationException Unexpected() => new("The code under test made a call that this client does not script.");
}
