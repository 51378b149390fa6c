namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record ContainerTerminated
{
    public int ExitCode { get; init; }

    public string? Reason { get; init; }
}
