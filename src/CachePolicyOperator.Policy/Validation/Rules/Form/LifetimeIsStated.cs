using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-016, deny: a rule that stores says for how long.</summary>
internal sealed class LifetimeIsStated() : PolicyRule(new(
    "API-016",
    Severity.Deny,
    "A rule that stores has ttl, and ttl in mode Override has edge.",
    "Engines have defaults of their own, and they differ: a lifetime that nobody wrote down is one that nobody expects.",
    "RFC 9111 section 4.2.2 (heuristic freshness); Varnish's default_ttl of 120 s",
    "Add ttl: {mode: RespectOrigin, max: 60s}, or set cache: Bypass.")
{
    Title = "A rule that stores says for how long",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        for (var i = 0; i < spec.Rules.Count; i++)
        {
            var rule = spec.Rules[i];
            if (rule is { Cache: CacheMode.Store, Ttl: null })
                yield return Violation($"{RulePath.At(i)}.ttl", "the rule stores responses and does not say for how long; add ttl, such as {mode: RespectOrigin, max: 60s}, or set cache: Bypass");
            if (rule.Ttl is { Mode: TtlMode.Override, Edge: null })
                yield return Violation($"{RulePath.At(i)}.ttl.edge", "mode Override needs edge, the lifetime that replaces the origin's; add it, such as edge: 60s");
        }
    }
}
