using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails.Validation;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>Judges a CacheGuardrail itself, before it judges anybody.</summary>
/// <remarks>
/// Guarantees: all findings, in the order of the spec's fields, warnings last; the same verdict for the webhook, the controller and
/// the command line. The verdict says when it ends: an exception that has ended is a warning from then on.
/// </remarks>
public sealed class GuardrailJudge
{
    private static readonly GuardrailJudge OfCatalogue = new(RuleCatalogue.All.Select(rule => rule.Description));

    private readonly GuardrailValidator _validator;

    /// <param name="catalogue">The rules that severities and exceptions can name.</param>
    public GuardrailJudge(IEnumerable<RuleDescription> catalogue) => _validator = new(new NamedRules(catalogue));

    /// <summary>Judges by the catalogue of this version.</summary>
    public static PolicyVerdict Judge(CacheGuardrail guardrail, DateTimeOffset now) => OfCatalogue.VerdictOn(guardrail, now);

    public PolicyVerdict VerdictOn(CacheGuardrail guardrail, DateTimeOffset now) => new(
        [
            .. _validator.Validate(guardrail.Spec).Errors
                .Select(failure => new Finding(new(FailurePath.Of(failure.PropertyName), failure.ErrorCode, failure.ErrorMessage), Enforcement.Deny)),
            .. ExpiryFindings.Of(guardrail.Spec, now),
        ],
        ExpiryFindings.NextEnd(guardrail.Spec, now));
}
