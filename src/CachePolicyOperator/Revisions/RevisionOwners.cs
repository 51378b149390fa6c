using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Revisions;

/// <summary>
/// Who owns a rendered ConfigMap: the policy as its controller, and the workload that mounts it. The garbage collector deletes
/// an object only when its last owner is gone, so a workload whose policy was deleted keeps its last configuration.
/// </summary>
internal static class RevisionOwners
{
    public static IReadOnlyList<OwnerReference> Of(CachePolicy policy, IWorkload? workload)
    {
        var byPolicy = new OwnerReference
        {
            ApiVersion = ApiGroup.ApiVersion,
            Kind = "CachePolicy",
            Name = policy.Metadata.Name ?? "",
            Uid = policy.Metadata.Uid ?? "",
            Controller = true,
        };
        return workload is null ? [byPolicy] : [byPolicy, ByWorkload(policy.Spec.TargetRef, workload)];
    }

    /// <summary>Whether an object has at least these owners.</summary>
    public static bool Has(ObjectMeta metadata, IReadOnlyList<OwnerReference> owners) =>
        owners.All(o => metadata.OwnerReferences?.Any(r => r.Uid == o.Uid) ?? false);

    private static OwnerReference ByWorkload(TargetRef target, IWorkload workload) => new()
    {
        ApiVersion = target.ApiVersion,
        Kind = target.Kind.ToString(),
        Name = target.Name,
        Uid = workload.Metadata.Uid ?? "",
    };
}
