using CachePolicyOperator.Abstractions.Client;

namespace CachePolicyOperator.Serving;

/// <summary>A pod gave no usable answer.</summary>
internal sealed class PodSilentException(string message) : Exception(message)
{
    /// <summary>The API server passed nothing back.</summary>
    /// <param name="port">The pod's.</param>
    /// <param name="failure">A KubernetesApiException or an HttpRequestException.</param>
    public static PodSilentException ThroughApiServer(int port, Exception failure) =>
        new($"port {port} through the API server: {(failure as KubernetesApiException)?.Status.Message ?? failure.Message}");
}
