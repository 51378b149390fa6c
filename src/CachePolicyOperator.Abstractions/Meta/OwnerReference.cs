namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>Says that an object belongs to another one in the same namespace (or to a cluster-scoped one).</summary>
public sealed record OwnerReference
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Name { get; set; } = "";

    public string Uid { get; set; } = "";

    /// <summary>True for the one owner that manages the object.</summary>
    public bool? Controller { get; init; }

    public bool? BlockOwnerDeletion { get; init; }
}
