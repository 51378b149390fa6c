namespace CachePolicyOperator.Abstractions.Client;

/// <summary>The API server's way to a pod's HTTP port (<c>pods/proxy</c>).</summary>
public interface IPodProxy
{
    /// <summary>The body of a successful GET.</summary>
    /// <exception cref="KubernetesApiException">The pod, or the server on its behalf, answered with a failure.</exception>
    Task<byte[]> GetAsync(string @namespace, string pod, int port, string path, CancellationToken cancellationToken);
}
