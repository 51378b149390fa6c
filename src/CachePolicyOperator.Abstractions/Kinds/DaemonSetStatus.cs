namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record DaemonSetStatus
{
    public long ObservedGeneration { get; init; }

    public int DesiredNumberScheduled { get; init; }

    public int CurrentNumberScheduled { get; init; }

    public int UpdatedNumberScheduled { get; init; }

    public int NumberReady { get; init; }

    public int NumberAvailable { get; init; }
}
