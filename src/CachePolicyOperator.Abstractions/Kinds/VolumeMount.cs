namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>Where a volume appears in a container.</summary>
public sealed record VolumeMount
{
    public string Name { get; set; } = "";

    public string MountPath { get; set; } = "";

    public string? SubPath { get; init; }

    public bool? ReadOnly { get; init; }
}
