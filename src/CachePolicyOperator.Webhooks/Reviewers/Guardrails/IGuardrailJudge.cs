using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Webhooks.Reviewers.Guardrails;

/// <summary>Says what is wrong with a guard-rail, and who would miss it.</summary>
public interface IGuardrailJudge
{
    /// <param name="guardrail">The guard-rail as it would be stored.</param>
    PolicyVerdict Judge(CacheGuardrail guardrail);

    /// <summary>What whoever deletes the guard-rail should know; null where nobody would notice.</summary>
    string? DeletionWarning(CacheGuardrail guardrail);
}
