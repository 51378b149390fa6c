using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Controllers;

/// <summary>Drops what no reconcile reads before an object is kept: the last-applied annotation alone doubles a workload.</summary>
internal static class Trim
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    public static CachePolicy Policy(CachePolicy policy) =>
        policy.Metadata.Annotations?.ContainsKey(LastApplied) == true
            ? policy with { Metadata = policy.Metadata with { Annotations = policy.Metadata.Annotations.Where(a => a.Key != LastApplied).ToDictionary() } }
            : policy;

    public static Deployment Workload(Deployment workload) => workload with
    {
        Metadata = Identity(workload.Metadata),
        Spec = workload.Spec is { } spec ? spec with { Template = Template(spec.Template) } : null,
    };

    public static StatefulSet Workload(StatefulSet workload) => workload with
    {
        Metadata = Identity(workload.Metadata),
        Spec = workload.Spec is { } spec ? spec with { Template = Template(spec.Template) } : null,
    };

    public static DaemonSet Workload(DaemonSet workload) => workload with
    {
        Metadata = Identity(workload.Metadata),
        Spec = workload.Spec is { } spec ? spec with { Template = Template(spec.Template) } : null,
    };

    private static ObjectMeta Identity(ObjectMeta metadata) => metadata with { Labels = null, Annotations = Only(Marks.Held, metadata.Annotations), OwnerReferences = null, Finalizers = null };

    private static PodTemplate? Template(PodTemplate? template) => template is null ? null : template with
    {
        Metadata = new() { Annotations = Only(Marks.Revision, template.Metadata?.Annotations) },
        Spec = template.Spec is null ? null : template.Spec with { Containers = [.. (template.Spec.Containers ?? []).Select(c => c with { Image = null })] },
    };

    private static Dictionary<string, string>? Only(string name, IReadOnlyDictionary<string, string>? annotations) =>
        annotations?.GetValueOrDefault(name) is { } value ? new() { [name] = value } : null;
}
