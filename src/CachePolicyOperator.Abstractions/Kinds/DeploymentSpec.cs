using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record DeploymentSpec
{
    public int? Replicas { get; init; }

    public bool? Paused { get; init; }

    public LabelSelector? Selector { get; init; }

    public PodTemplate? Template { get; init; }
}
