using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Probing;

/// <summary>Through the API server's pod proxy, for an operator that runs outside the cluster.</summary>
/// <remarks>The API server takes Host and Authorization for itself: probes that need them have no way through it.</remarks>
[EntityRbac(Resources = ["pods/proxy"], Verbs = ["get"], Feature = "apiServerProbe")]
internal sealed class ApiServerPodTraffic(IPodProxy proxy) : IPodTraffic
{
    private static readonly KeyValuePair<string, string> Agent = new("User-Agent", ProbeAgent.Name);

    public async Task<PodResponse> SendAsync(Pod pod, int port, ProbeRequest request, CancellationToken cancellationToken)
    {
        if (request.Host is not null || request.Headers.Any(header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)))
            throw new PodSilentException("the API server passes neither Host nor Authorization on to pods; run the operator where it reaches pods, with --probe Direct");

        if (request.Target.Contains("..", StringComparison.Ordinal) || request.Target.Contains("%2e", StringComparison.OrdinalIgnoreCase))
            throw new PodSilentException("a path with dot segments could lead out of the API server's pod proxy; run the operator where it reaches pods, with --probe Direct");

        var (@namespace, name) = (pod.Metadata.Namespace ?? "", pod.Metadata.Name ?? "");
        try
        {
            var answer = await proxy.ExchangeAsync(@namespace, name, port, request.Target, [Agent, .. request.Headers], cancellationToken);
            return new(answer.Status, answer.TimeToFirstByte, answer.Headers);
        }
        catch (Exception e) when (e is KubernetesApiException or HttpRequestException)
        {
            throw PodSilentException.ThroughApiServer(port, e);
        }
    }
}
