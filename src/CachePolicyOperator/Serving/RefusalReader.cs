using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Rollout.Pods;

namespace CachePolicyOperator.Serving;

/// <summary>Reads from a pod's log why its proxy did not start.</summary>
[EntityRbac(Resources = ["pods/log"], Verbs = ["get"])]
internal sealed class RefusalReader(IPodLogs logs)
{
    /// <summary>The proxy's own words, of its present run or of the one before; null where it has none to say.</summary>
    public async Task<string?> ReadAsync(Pod pod, string? container, CancellationToken cancellationToken)
    {
        var name = container ?? (pod.Spec?.Containers is [var only, ..] ? only.Name : "");
        return await ReadAsync(pod, name, previous: false, cancellationToken) ?? await ReadAsync(pod, name, previous: true, cancellationToken);
    }

    /// <summary>A log that is gone, or that may not be read, leaves only the pod's state to tell of.</summary>
    private async Task<string?> ReadAsync(Pod pod, string container, bool previous, CancellationToken cancellationToken)
    {
        try
        {
            return ProxyComplaint.In(await logs.TailAsync(pod.Metadata.Namespace ?? "", pod.Metadata.Name ?? "", container, previous, cancellationToken));
        }
        catch (Exception e) when (e is KubernetesApiException or HttpRequestException)
        {
            return null;
        }
    }
}
