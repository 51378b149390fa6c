using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-001, deny: no response is stored for longer than its class allows. This is the rule that the project exists for.</summary>
internal sealed class EdgeLifetimeIsWithinCeiling() : CeilingRule(Rule, "users may get stale content for that long after the origin has changed")
{
    internal static readonly RuleDescription Rule = new(
        "TTL-001",
        Severity.Deny,
        "ttl.edge, ttl.max and ttl.default are at most the edge ceiling of the rule's contentClass. A rule without one is judged as Html, the strictest.",
        "A raised expiration served stale pages to a third of the users for four hours. Lowering it again ended nothing, because what is stored keeps its lifetime; and no proxy's own check refuses a lifetime for being long.",
        "RFC 9111 section 4.2; nginx -t, haproxy -c and varnishd -C accept ten years",
        "Lower the lifetime, name the contentClass if this is no page, or ask whoever owns the ceiling.")
    {
        Title = "Edge lifetimes stay within their ceiling",
        Concerns = SpecSection.Ttl,
    };

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (Over(reviewed, storing, Budget.Edge, storing.Default, new(storing.At, "ttl.default"), "an edge lifetime", storing.DefaultText) is { } usual)
                yield return usual;
            if (Over(reviewed, storing, Budget.Edge, storing.Lifetime, new(storing.At, storing.LifetimeField), "an edge lifetime", storing.LifetimeText) is { } longest)
                yield return longest;
        }
    }
}
