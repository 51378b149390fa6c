using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-017, deny: the lifetime for responses without one does not exceed the cap for those with one.</summary>
internal sealed class DefaultLifetimeIsWithinMax() : PolicyRule(new(
    "API-017",
    Severity.Deny,
    "ttl.default is at most ttl.max.",
    "Otherwise a response that states no lifetime would live longer than any that does.",
    "this API",
    "Lower default, or raise max.")
{
    Title = "The default lifetime is within the cap",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        for (var i = 0; i < spec.Rules.Count; i++)
        {
            if (spec.Rules[i].Ttl is { Mode: TtlMode.RespectOrigin, Default: { } usual, Max: { } max }
                && CacheDuration.Parse(usual) is Parsed<CacheDuration>.Value { Result: var shorter }
                && CacheDuration.Parse(max) is Parsed<CacheDuration>.Value { Result: var longest }
                && shorter > longest)
            {
                yield return Violation($"{RulePath.At(i)}.ttl.default", $"{usual} is longer than max, which is {max}; lower default to {max}, or raise max");
            }
        }
    }
}
