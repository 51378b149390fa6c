namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>The part of a pod's spec that the operator reads.</summary>
public sealed record PodSpec
{
    public IReadOnlyList<Container>? Containers { get; init; }

    public IReadOnlyList<Volume>? Volumes { get; init; }
}
