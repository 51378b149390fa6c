namespace CachePolicyOperator.Abstractions.Client;

/// <summary>What a pod's containers wrote (<c>pods/log</c>).</summary>
public interface IPodLogs
{
    /// <summary>The last lines of a container's log, at most 64 KiB.</summary>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container.</param>
    /// <param name="previous">Of the run before the present one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="KubernetesApiException">There is no such pod, or no such run.</exception>
    Task<string> TailAsync(string @namespace, string pod, string container, bool previous, CancellationToken cancellationToken);
}
