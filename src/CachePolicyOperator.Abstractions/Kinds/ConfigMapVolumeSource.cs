namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>The ConfigMap whose files a volume shows.</summary>
public sealed record ConfigMapVolumeSource
{
    public string? Name { get; init; }
}
