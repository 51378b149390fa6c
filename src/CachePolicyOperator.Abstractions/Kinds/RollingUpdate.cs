namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record RollingUpdate
{
    /// <summary>StatefulSet: only pods with an ordinal of at least this are updated.</summary>
    public int? Partition { get; init; }
}
