using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Client;

/// <summary>
/// Typed access to the API server. <c>namespace</c> is null for cluster-scoped kinds, and in lists and watches for all namespaces.
/// </summary>
/// <remarks>Every method throws <see cref="KubernetesApiException"/> when the server refuses, and <see cref="HttpRequestException"/>
/// when it cannot be reached.</remarks>
public interface IKubernetesClient
{
    /// <summary>The object, or null where there is none.</summary>
    Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
        where T : class, IKubernetesObject;

    /// <summary>One page of a list.</summary>
    Task<KubernetesList<T>> ListPageAsync<T>(ListOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject;

    /// <summary>
    /// A stream of changes until the server ends it. Ends without an exception when the server closes the watch; throws
    /// <see cref="KubernetesApiException"/> for an ERROR event, and <see cref="IOException"/> for a broken or silent connection.
    /// </summary>
    IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(WatchOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject;

    Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject;

    /// <summary>Replaces the object; a resourceVersion in its metadata makes the write conditional (409 Conflict).</summary>
    Task<T> UpdateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject;

    /// <summary>Any patch: server-side apply, merge patch or JSON patch, on the object or on a subresource.</summary>
    Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken)
        where T : class, IKubernetesObject;

    /// <summary>Deletes the object; true when it was there.</summary>
    Task<bool> DeleteAsync<T>(string name, string? @namespace, DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject;
}
