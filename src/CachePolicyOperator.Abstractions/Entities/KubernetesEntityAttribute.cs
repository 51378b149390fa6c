namespace CachePolicyOperator.Abstractions.Entities;

/// <summary>Names the API resource that a type stands for.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KubernetesEntityAttribute : Attribute
{
    /// <summary>API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Version within the group, as in <c>v1alpha1</c>.</summary>
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    /// <summary>Plural in lower case, as it stands in the URL.</summary>
    public required string PluralName { get; init; }

    public EntityScope Scope { get; init; } = EntityScope.Namespaced;
}
