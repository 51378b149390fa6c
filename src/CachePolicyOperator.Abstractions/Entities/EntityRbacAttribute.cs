namespace CachePolicyOperator.Abstractions.Entities;

/// <summary>
/// States an RBAC permission beside the code that needs it; the RBAC manifests are generated from these, so a permission
/// that no code asks for does not exist.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class EntityRbacAttribute : Attribute
{
    /// <summary>API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Resources in the plural, with subresources as in <c>cachepolicies/status</c>.</summary>
    public required string[] Resources { get; init; }

    /// <summary>Verbs as RBAC writes them: get, list, watch, create, update, patch, delete.</summary>
    public required string[] Verbs { get; init; }

    /// <summary>The only objects it is for; none: all. RBAC cannot limit create and deletecollection this way.</summary>
    public string[] ResourceNames { get; init; } = [];

    /// <summary>Needed in the operator's own namespace only: a Role there instead of a ClusterRole.</summary>
    public bool OwnNamespace { get; init; }

    /// <summary>The part of the operator that alone needs it and that an installation may leave out; null: always needed.</summary>
    public string? Feature { get; init; }
}
