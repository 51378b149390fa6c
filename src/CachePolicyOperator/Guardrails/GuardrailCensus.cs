using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Guardrails;

/// <summary>Counts the policies that a guard-rail is for, and those that break it.</summary>
internal sealed class GuardrailCensus(IStore<CachePolicy> policies, PolicyReviews reviews, VerdictLedger verdicts)
{
    public GuardedPolicies Count(CacheGuardrail guardrail)
    {
        var selected = Selected(guardrail).ToList();
        return new() { Selected = selected.Count, Breaking = selected.Count(policy => Breaks(policy, guardrail.Metadata.Name)) };
    }

    /// <summary>The policies that the guard-rail is for.</summary>
    public IEnumerable<CachePolicy> Selected(CacheGuardrail guardrail)
    {
        var read = new Guardrail(guardrail);
        return policies.List().Where(policy => read.Selects(reviews.SubjectOf(policy)));
    }

    private bool Breaks(CachePolicy policy, string? guardrail) =>
        verdicts.Recall(policy)?.Findings.Any(finding => finding.Violation.SetBy?.Guardrail == guardrail) == true;
}
