using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rollout.Drift;

/// <summary>Says of a workload whose policy is refused whether it has lost what its pods are to keep serving.</summary>
/// <remarks>
/// A refused policy is not rolled out, so what its present spec says of container and folder does not count as a loss: only what
/// somebody did to the workload does. A template that mounts another revision of the same policy was taken back by somebody on
/// purpose, and stays there.
/// </remarks>
public static class LostRevision
{
    /// <param name="workload">The target.</param>
    /// <param name="kept">The revision that was proven.</param>
    /// <param name="others">Other revisions of the policy that are there.</param>
    public static bool IsOf(IWorkload workload, WantedRevision kept, IReadOnlySet<string> others)
    {
        var template = workload.Template;
        var annotated = template?.Metadata?.Annotations?.GetValueOrDefault(Marks.Revision);
        if (annotated is not null && annotated != kept.Revision && others.Contains(annotated))
            return false;

        var volume = template?.Spec?.Volumes?.FirstOrDefault(volume => volume.Name == Marks.Volume);
        var mounted = template?.Spec?.Containers?.Any(container => container.VolumeMounts?.Any(mount => mount.Name == Marks.Volume) == true) == true;
        return annotated != kept.Revision || volume?.ConfigMap?.Name != kept.ConfigMap || !mounted;
    }
}
