using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>The part of a pod template that the operator reads.</summary>
public sealed record PodTemplate
{
    public ObjectMeta? Metadata { get; init; }

    public PodSpec? Spec { get; init; }
}
