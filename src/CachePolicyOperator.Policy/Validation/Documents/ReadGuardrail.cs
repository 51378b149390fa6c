using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>What became of a document.</summary>
public abstract record ReadGuardrail
{
    private ReadGuardrail()
    {
    }

    /// <summary>It is a CacheGuardrail; whether it is a good one is <see cref="GuardrailJudge"/>'s question.</summary>
    public sealed record Readable(CacheGuardrail Guardrail) : ReadGuardrail;

    /// <summary>It cannot be read as one.</summary>
    public sealed record Refused(IReadOnlyList<PolicyViolation> Violations) : ReadGuardrail;
}
