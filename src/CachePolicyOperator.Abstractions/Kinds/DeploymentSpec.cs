using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record DeploymentSpec
{
    public int? Replicas { get; init; }

    public bool? Paused { get; init; }

    /// <summary>A pod counts as available once it has been ready for so long.</summary>
    public int? MinReadySeconds { get; init; }

    public int? ProgressDeadlineSeconds { get; init; }

    public LabelSelector? Selector { get; init; }

    public PodTemplate? Template { get; init; }

    public UpdateStrategy? Strategy { get; init; }
}
