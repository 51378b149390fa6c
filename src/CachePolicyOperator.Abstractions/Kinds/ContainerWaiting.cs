namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record ContainerWaiting
{
    /// <summary>Such as CrashLoopBackOff or ContainerCreating.</summary>
    public string? Reason { get; init; }
}
