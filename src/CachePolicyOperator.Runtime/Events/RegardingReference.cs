using System.Reflection;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Points at the object of an event.</summary>
internal static class RegardingReference
{
    public static ObjectReference To(IKubernetesObject regarding)
    {
        // Items of a list come without apiVersion and kind.
        var known = regarding.ApiVersion.Length == 0 || regarding.Kind.Length == 0
            ? regarding.GetType().GetCustomAttribute<KubernetesEntityAttribute>()
            : null;
        return new()
        {
            ApiVersion = known is null ? regarding.ApiVersion : ApiVersion(known),
            Kind = known is null ? regarding.Kind : known.Kind,
            Namespace = regarding.Metadata.Namespace,
            Name = regarding.Metadata.Name,
            Uid = regarding.Metadata.Uid,
            ResourceVersion = regarding.Metadata.ResourceVersion,
        };
    }

    private static string ApiVersion(KubernetesEntityAttribute entity) =>
        entity.Group.Length == 0 ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}";
}
