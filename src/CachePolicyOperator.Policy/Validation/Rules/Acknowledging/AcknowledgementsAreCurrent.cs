using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>PROC-002, report: what was acknowledged is still what is there.</summary>
internal sealed class AcknowledgementsAreCurrent() : PolicyRule(new(
    "PROC-002",
    Severity.Report,
    "Each acknowledgement is of a rule that can be acknowledged, and its hash is that of a part of the spec as it is now.",
    "An acknowledgement that covers nothing reads as if somebody had agreed to what is there today.",
    "this API",
    "Remove it. If the rule still refuses, copy the new entry from the refusal, after looking at the change.")
{
    Title = "Acknowledgements are current",
    Concerns = SpecSection.Acknowledgements,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        for (var i = 0; i < reviewed.Spec.Acknowledgements?.Count; i++)
        {
            var acknowledgement = reviewed.Spec.Acknowledgements[i];
            // What is not even written as one is API-020's.
            if (Syntax.Accepts(TextKind.RuleId, acknowledgement.Rule) && Syntax.Accepts(TextKind.Hash, acknowledgement.Hash) && Problem(acknowledgement, reviewed) is { } problem)
                yield return Violation($"spec.acknowledgements[{i}]", problem);
        }
    }

    private static string? Problem(Acknowledgement acknowledgement, ReviewedSpec reviewed)
    {
        var name = acknowledgement.Rule;
        if (RuleCatalogue.Find(acknowledgement.Rule) is not { } rule)
            return $"there is no rule {name}; remove the acknowledgement, or copy the entry from the refusal";
        if (rule.Concerns is SpecSection.Form or SpecSection.Acknowledgements || reviewed.SeverityOf(rule) == RuleSeverity.Deny)
            return $"{name} cannot be acknowledged here; remove the acknowledgement, and mend what the rule finds";
        if (rule.Severity == Severity.Report && reviewed.SeverityOf(rule) == RuleSeverity.Report)
            return $"{name} only warns, so nothing need be acknowledged; remove the acknowledgement";
        return Acknowledgements.Concerns(acknowledgement, rule, reviewed.Spec)
            ? null
            : $"the acknowledgement of {name} is for another version of this spec, so it covers nothing; remove it, and where {name} still refuses, look at the change and copy the new entry from there";
    }
}
