namespace CachePolicyOperator.Abstractions.Client;

/// <summary>The API server's way to a pod's HTTP port (<c>pods/proxy</c>).</summary>
public interface IPodProxy
{
    /// <summary>The body of a successful GET.</summary>
    /// <exception cref="KubernetesApiException">The pod, or the server on its behalf, answered with a failure.</exception>
    Task<byte[]> GetAsync(string @namespace, string pod, int port, string path, CancellationToken cancellationToken);

    /// <summary>The pod's answer to a GET, whatever its status; its body was read to the end and dropped.</summary>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="port">The pod's port.</param>
    /// <param name="target">Path and query as on the wire.</param>
    /// <param name="headers">Further headers. The server keeps Host and Authorization for itself.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="KubernetesApiException">The answer is the server's, not the pod's.</exception>
    Task<PodProxyAnswer> ExchangeAsync(
        string @namespace, string pod, int port, string target, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellationToken);
}
