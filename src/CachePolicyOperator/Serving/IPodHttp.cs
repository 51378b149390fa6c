using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Serving;

/// <summary>A way to a pod's HTTP port.</summary>
internal interface IPodHttp
{
    /// <summary>The body of a 200 answer.</summary>
    /// <exception cref="PodSilentException">Anything else; its message is for people.</exception>
    Task<byte[]> GetAsync(Pod pod, int port, string path, CancellationToken cancellationToken);
}
