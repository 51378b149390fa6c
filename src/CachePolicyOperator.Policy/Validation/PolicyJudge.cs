using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>Judges a policy by every rule of the catalogue and by the guard-rails that are in force for it.</summary>
/// <remarks>
/// Guarantees: all findings, in a stable order; the same verdict and the same text for the webhook, the controller and the command
/// line. What the CRD's schema refuses is refused here too, because servers before 1.25 ignore CEL and because not every policy has
/// passed a server.
/// </remarks>
public static class PolicyJudge
{
    public static PolicyVerdict Judge(CachePolicy policy) => Judge(new PolicyReview(policy));

    public static PolicyVerdict Judge(PolicyReview review) => Judge(review, RuleCatalogue.All);

    internal static PolicyVerdict Judge(PolicyReview review, IReadOnlyList<IPolicyRule> rules)
    {
        var reviewed = new ReviewedSpec(review);
        List<Finding>? findings = null;
        foreach (var rule in rules)
        {
            var severity = reviewed.SeverityOf(rule.Description);
            if (severity == RuleSeverity.Off)
                continue;
            foreach (var violation in rule.Judge(reviewed))
            {
                if (Weigh(rule.Description, severity, violation, reviewed) is { } finding)
                    (findings ??= []).Add(finding);
            }
        }

        return new(findings ?? (IReadOnlyList<Finding>)[], review.Guardrails.NextExpiry);
    }

    /// <summary>What a violation leads to; null where it is tolerated or acknowledged.</summary>
    private static Finding? Weigh(RuleDescription rule, RuleSeverity severity, PolicyViolation violation, ReviewedSpec reviewed)
    {
        if (rule.Concerns == SpecSection.Form)
            return new(violation, Enforcement.Deny);
        if (violation.SetBy?.Guardrail is null && reviewed.Guardrails.Tolerates(rule.Id, violation.CacheRule?.Name))
            return null;

        var enforcement = (violation.SetBy ?? reviewed.Guardrails.Own).Enforcement;
        return severity switch
        {
            RuleSeverity.Report => new(violation, enforcement == Enforcement.Audit ? Enforcement.Audit : Enforcement.Warn),
            RuleSeverity.DenyUnlessAcknowledged when rule.Concerns != SpecSection.Acknowledgements => Acknowledgements.Answer(rule, violation, reviewed.Spec) switch
            {
                { } asked => new(asked, enforcement),
                null => null,
            },
            _ => new(violation, enforcement),
        };
    }
}
