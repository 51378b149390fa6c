namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>A pod's volume; only ConfigMap sources are read.</summary>
public sealed record Volume
{
    public string Name { get; set; } = "";

    public ConfigMapVolumeSource? ConfigMap { get; init; }
}
