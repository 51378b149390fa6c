using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>Reads who an object belongs to.</summary>
public static class Ownership
{
    /// <summary>The one owner that manages the object; null where there is none.</summary>
    public static OwnerReference? ControllerOf(IKubernetesObject entity) =>
        entity.Metadata.OwnerReferences?.FirstOrDefault(static owner => owner.Controller == true);

    /// <summary>Whether the reference means the kind, in whatever version.</summary>
    public static bool IsOfKind(OwnerReference owner, ResourceDefinition definition) =>
        owner.Kind == definition.Kind && GroupOf(owner.ApiVersion).SequenceEqual(definition.Group);

    private static ReadOnlySpan<char> GroupOf(string apiVersion) =>
        apiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? apiVersion.AsSpan(0, slash) : [];
}
