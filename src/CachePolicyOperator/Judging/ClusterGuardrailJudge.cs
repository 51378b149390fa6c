using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Webhooks.Reviewers.Guardrails;

namespace CachePolicyOperator.Judging;

/// <summary>Judges a guard-rail that is about to be stored or deleted, by what the caches know.</summary>
internal sealed class ClusterGuardrailJudge(PolicyReviews reviews, TimeProvider time) : IGuardrailJudge
{
    public PolicyVerdict Judge(CacheGuardrail guardrail) => GuardrailJudge.Judge(guardrail, time.GetUtcNow());

    public string? DeletionWarning(CacheGuardrail guardrail) =>
        GuardrailImpact.Of(new(guardrail), reviews.Subjects, reviews.Guardrails).DeletionWarning(guardrail.Metadata.Name ?? "");
}
