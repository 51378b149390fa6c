using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Serving;

/// <summary>Asks every ready pod of a workload what it serves: having written a ConfigMap proves nothing.</summary>
[EntityRbac(Resources = ["pods"], Verbs = ["list"])]
internal sealed class Attestor(IKubernetesClient client, PodProbe probe)
{
    private const int PageSize = 500;

    /// <summary>So many pods are asked at once: a workload of a thousand pods must not see a burst.</summary>
    private const int Parallelism = 16;

    public async Task<Attestation> AttestAsync(IWorkload workload, int statusPort, Revision revision, CancellationToken cancellationToken)
    {
        var pods = await ReadyPodsAsync(workload, cancellationToken);
        var answers = new PodAnswer[pods.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, pods.Count, options, async (i, token) => answers[i] = await probe.AskAsync(pods[i], statusPort, token));
        return Attestation.Judge(answers, revision.Hash, revision.CacheGeneration);
    }

    /// <summary>Pods that are being deleted no longer answer and are not counted.</summary>
    private async Task<IReadOnlyList<Pod>> ReadyPodsAsync(IWorkload workload, CancellationToken cancellationToken)
    {
        if (workload.Selector is not { } selector)
            return [];

        var options = new ListOptions
        {
            Namespace = workload.Metadata.Namespace,
            LabelSelector = LabelSelectorText.Of(selector),
            Limit = PageSize,
        };
        return await client.ListAsync<Pod>(options, cancellationToken)
            .Where(p => p.IsReady && p.Metadata.DeletionTimestamp is null)
            .ToListAsync(cancellationToken);
    }
}
