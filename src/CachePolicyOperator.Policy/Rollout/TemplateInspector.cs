using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>Reads from a workload's pod template whether it mounts a revision.</summary>
public static class TemplateInspector
{
    public static Attachment Inspect(IWorkload workload, TargetRef target, WantedRevision wanted)
    {
        var spec = workload.Template?.Spec;
        var containers = spec?.Containers ?? [];
        if (FindContainer(containers, target) is not { } container)
            return new Attachment.Impossible(ConditionReasons.ContainerNotFound, ContainerMessage(containers, target));

        var mount = container.VolumeMounts?.FirstOrDefault(m => SamePath(m.MountPath, wanted.MountPath));
        if (mount is not null && mount.Name != Marks.Volume)
        {
            return new Attachment.Impossible(
                ConditionReasons.MountPathTaken,
                $"container {container.Name} already mounts volume {mount.Name} at {wanted.MountPath}; remove that mount from the {target.Kind}, the operator adds its own");
        }

        var volume = spec?.Volumes?.FirstOrDefault(v => v.Name == Marks.Volume);
        if (volume is { ConfigMap: null })
        {
            return new Attachment.Impossible(
                ConditionReasons.MountPathTaken,
                $"the {target.Kind} has a volume named {Marks.Volume} that is no ConfigMap; rename it, the operator owns that name");
        }

        var serves = mount is not null
            && volume?.ConfigMap?.Name == wanted.ConfigMap
            && workload.Template?.Metadata?.Annotations?.GetValueOrDefault(Marks.Revision) == wanted.Revision;
        return serves ? new Attachment.Wanted(container.Name) : new Attachment.Other(container.Name);
    }

    private static Container? FindContainer(IReadOnlyList<Container> containers, TargetRef target) =>
        target.Container is { } name
            ? containers.FirstOrDefault(c => c.Name == name)
            : containers.Count == 1 ? containers[0] : null;

    private static string ContainerMessage(IReadOnlyList<Container> containers, TargetRef target)
    {
        var names = string.Join(", ", containers.Select(c => c.Name));
        return target.Container is { } name
            ? $"{target.Kind} {target.Name} has no container {name}; it has: {names}. Correct spec.targetRef.container"
            : $"{target.Kind} {target.Name} has several containers ({names}); name the proxy's in spec.targetRef.container";
    }

    private static bool SamePath(string left, string right) => left.TrimEnd('/') == right.TrimEnd('/');
}
