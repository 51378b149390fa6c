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
}
