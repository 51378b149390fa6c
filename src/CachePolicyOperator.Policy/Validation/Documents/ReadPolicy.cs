using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>What became of a document.</summary>
public abstract record ReadPolicy
{
    private ReadPolicy()
    {
    }

    /// <summary>It is a CachePolicy; whether it is a good one is <see cref="PolicyJudge"/>'s question.</summary>
    public sealed record Readable(CachePolicy Policy) : ReadPolicy;

    /// <summary>It cannot be read as one.</summary>
    public sealed record Refused(IReadOnlyList<PolicyViolation> Violations) : ReadPolicy;
}
