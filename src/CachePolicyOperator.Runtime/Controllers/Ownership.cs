using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>Reads who an object belongs to.</summary>
public static class Ownership
{
    /// <summary>The one owner that manages the object; null where there is none.</summary>
    public static OwnerReference? ControllerOf(IKubernetesObject entity) =>
        entity.Metadata.OwnerReferences?.FirstOrDefault(static owner => owner.Controller == true);

    /// <summary>The uid of the controller owner, as index keys: an owner that was deleted and created again owns nothing of the old one's.</summary>
    public static IEnumerable<string> ControllerUid(IKubernetesObject entity) => ControllerOf(entity) is { Uid: var uid } ? [uid] : [];

    /// <summary>Whether the reference means the kind, in whatever version.</summary>
    public static bool IsOfKind(OwnerReference owner, ResourceDefinition definition) =>
        owner.Kind == definition.Kind && GroupOf(owner.ApiVersion).SequenceEqual(definition.Group);

    private static ReadOnlySpan<char> GroupOf(string apiVersion) =>
        apiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? apiVersion.AsSpan(0, slash) : [];
}
