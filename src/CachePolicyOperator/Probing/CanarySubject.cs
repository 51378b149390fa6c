using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Probing;

/// <summary>A pod that is looked at.</summary>
internal sealed record CanarySubject(Pod Pod, bool IsCanary, bool IsProbed)
{
    /// <summary>
    /// All pods of the canary, and as many ready ones of the others as are probed. The same ones each time, so that later observations
    /// are about the same stores.
    /// </summary>
    public static IReadOnlyList<CanarySubject> Choose(IEnumerable<Pod> pods, Revision wanted)
    {
        var all = pods
            .Where(pod => pod.Metadata.DeletionTimestamp is null)
            .OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal)
            .ToLookup(pod => RevisionOf(pod) == wanted.Hash);
        var probed = all[true].Where(pod => pod.IsReady).Take(CanaryObserver.ProbedOfCanary).ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. all[true].Select(pod => new CanarySubject(pod, IsCanary: true, probed.Contains(pod))),
            .. all[false].Where(pod => pod.IsReady && IsOurs(pod)).Take(CanaryObserver.ProbedOfOthers).Select(pod => new CanarySubject(pod, IsCanary: false, IsProbed: true)),
        ];
    }

    /// <summary>Pods from before the policy serve something else, maybe on another port: there is nothing to compare with.</summary>
    private static bool IsOurs(Pod pod) => RevisionOf(pod) is not null;

    private static string? RevisionOf(Pod pod) => pod.Metadata.Annotations?.GetValueOrDefault(Marks.Revision);
}
