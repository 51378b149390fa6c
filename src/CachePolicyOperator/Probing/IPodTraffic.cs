using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Probing;

/// <summary>A way to the port on which a pod's proxy serves its clients.</summary>
internal interface IPodTraffic
{
    /// <summary>The answer, whatever its status; its body was read to the end and dropped.</summary>
    /// <exception cref="PodSilentException">There was no answer, or one without end; its message is for people.</exception>
    Task<PodResponse> SendAsync(Pod pod, int port, ProbeRequest request, CancellationToken cancellationToken);
}
