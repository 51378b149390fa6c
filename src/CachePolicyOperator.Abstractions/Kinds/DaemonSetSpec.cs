using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record DaemonSetSpec
{
    public LabelSelector? Selector { get; init; }

    public PodTemplate? Template { get; init; }

    public UpdateStrategy? UpdateStrategy { get; init; }
}
