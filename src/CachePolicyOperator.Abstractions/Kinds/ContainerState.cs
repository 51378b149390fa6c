namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>One of both is set, or none while it runs.</summary>
public sealed record ContainerState
{
    public ContainerWaiting? Waiting { get; init; }

    public ContainerTerminated? Terminated { get; init; }
}
