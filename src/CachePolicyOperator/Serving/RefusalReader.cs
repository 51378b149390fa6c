using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Rollout.Pods;

namespace CachePolicyOperator.Serving;

/// <summary>Reads from a pod's log why its proxy did not start, or what it refused since.</summary>
[EntityRbac(Resources = ["pods/log"], Verbs = ["get"])]
internal sealed class RefusalReader(IPodLogs logs)
{
    /// <summary>The proxy's own words, of its present run or of the one before; null where it has none to say.</summary>
    public async Task<string?> ReadAsync(Pod pod, string? container, CancellationToken cancellationToken) =>
        ProxyComplaint.In(await TailAsync(pod, container, previous: false, cancellationToken))
        ?? ProxyComplaint.In(await TailAsync(pod, container, previous: true, cancellationToken));

    /// <summary>What a proxy that runs refused last, by its own words; null where its log no longer has them.</summary>
    public async Task<string?> ReadLatestAsync(Pod pod, string? container, CancellationToken cancellationToken) =>
        ProxyComplaint.LastIn(await TailAsync(pod, container, previous: false, cancellationToken));

    /// <summary>A log that is gone, or that may not be read, leaves only the pod's state to tell of.</summary>
    private async Task<string> TailAsync(Pod pod, string? container, bool previous, CancellationToken cancellationToken)
    {
        var name = container ?? (pod.Spec?.Containers is [var only, ..] ? only.Name : "");
        try
        {
            return await logs.TailAsync(pod.Metadata.Namespace ?? "", pod.Metadata.Name ?? "", name, previous, cancellationToken);
        }
        catch (Exception e) when (e is KubernetesApiException or HttpRequestException)
        {
            return "";
        }
    }
}
