using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>KEY-003, deny: only responses to GET and HEAD are stored.</summary>
internal sealed class StoredMethodsAreSafe() : PolicyRule(new(
    "KEY-003",
    Severity.Deny,
    "A rule that stores is for GET and HEAD only.",
    "The key holds no request body, so one user's POST would be answered with another's response.",
    "RFC 9111 section 4, RFC 9110 section 9.3",
    "Put other methods into a Bypass rule, or leave methods out.")
{
    Title = "Only GET and HEAD are stored",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        for (var i = 0; i < spec.Rules.Count; i++)
        {
            if (spec.Rules[i] is not { Cache: CacheMode.Store, Match.Methods: { } methods })
                continue;
            for (var m = 0; m < methods.Count; m++)
            {
                if (methods[m] is not (HttpRequestMethod.Get or HttpRequestMethod.Head))
                    yield return Violation($"{RulePath.At(i)}.match.methods[{m}]", $"responses to {methods[m].ToString().ToUpperInvariant()} are not stored, because the key holds no request body; remove it, or set cache: Bypass");
            }
        }
    }
}
