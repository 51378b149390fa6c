namespace CachePolicyOperator.Entities;

/// <summary>Types of a CachePolicy's conditions, in the order in which they become true.</summary>
public static class ConditionTypes
{
    /// <summary>The policy is valid, and no older policy targets its workload.</summary>
    public const string Accepted = nameof(Accepted);

    /// <summary>The revision's ConfigMap exists.</summary>
    public const string Rendered = nameof(Rendered);

    /// <summary>The workload has replaced its pods with ones that mount the revision.</summary>
    public const string RolledOut = nameof(RolledOut);

    /// <summary>Every ready pod answered with the revision.</summary>
    public const string Serving = nameof(Serving);

    /// <summary>All of the above.</summary>
    public const string Ready = nameof(Ready);
}
