using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Serving;

/// <summary>The pods of a workload, read live.</summary>
[EntityRbac(Resources = ["pods"], Verbs = ["list", "delete"])]
internal sealed class WorkloadPods(IKubernetesClient client)
{
    private const int PageSize = 500;

    /// <summary>All of them but those that are being deleted: they no longer answer, and are as good as gone.</summary>
    public async Task<IReadOnlyList<Pod>> ListAsync(IWorkload workload, CancellationToken cancellationToken)
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
            .Where(p => p.Metadata.DeletionTimestamp is null)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Deletes these very pods, and not others that have got their names since.</summary>
    public async Task DeleteAsync(IEnumerable<Pod> pods, CancellationToken cancellationToken)
    {
        foreach (var pod in pods)
        {
            try
            {
                await client.DeleteAsync<Pod>(pod.Metadata.Name ?? "", pod.Metadata.Namespace, new() { Uid = pod.Metadata.Uid }, cancellationToken);
            }
            catch (KubernetesApiException e) when (e.IsConflict)
            {
                // It has been replaced already.
            }
        }
    }
}
