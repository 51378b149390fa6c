namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>The part of a container that the operator reads.</summary>
public sealed record Container
{
    public string Name { get; set; } = "";

    public string? Image { get; init; }

    public IReadOnlyList<VolumeMount>? VolumeMounts { get; init; }
}
