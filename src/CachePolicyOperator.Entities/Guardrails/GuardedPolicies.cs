namespace CachePolicyOperator.Entities;

/// <summary>How many policies the guard-rail is for, and how many break it.</summary>
public sealed record GuardedPolicies
{
    /// <summary>Policies that the selectors select.</summary>
    public int Selected { get; init; }

    /// <summary>Policies among them with a finding that this guard-rail decided.</summary>
    public int Breaking { get; init; }
}
