using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Serving;

/// <summary>Through the API server's pod proxy, for an operator that runs outside the cluster.</summary>
[EntityRbac(Resources = ["pods/proxy"], Verbs = ["get"], Feature = "apiServerProbe")]
internal sealed class ApiServerPodHttp(IPodProxy proxy) : IPodHttp
{
    public async Task<byte[]> GetAsync(Pod pod, int port, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await proxy.GetAsync(pod.Metadata.Namespace ?? "", pod.Metadata.Name ?? "", port, path, cancellationToken);
        }
        catch (Exception e) when (e is KubernetesApiException or HttpRequestException)
        {
            throw PodSilentException.ThroughApiServer(port, e);
        }
    }
}
