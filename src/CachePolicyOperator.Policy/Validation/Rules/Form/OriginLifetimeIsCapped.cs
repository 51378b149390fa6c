using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-004, deny: where the origin decides, the policy sets the limit.</summary>
internal sealed class OriginLifetimeIsCapped() : PolicyRule(new(
    "TTL-004",
    Severity.Deny,
    "ttl in mode RespectOrigin has max.",
    "Without it an origin that says max-age=31536000 is cached for a year, whatever the policy's author had in mind.",
    "RFC 9111 section 4.2.1; nginx and Squid have no cap of their own",
    "Add max: the longest time for which a wrong response may be served.")
{
    Title = "The origin's lifetime is capped",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        for (var i = 0; i < spec.Rules.Count; i++)
        {
            if (spec.Rules[i].Ttl is { Mode: TtlMode.RespectOrigin, Max: null })
                yield return Violation($"{RulePath.At(i)}.ttl.max", "mode RespectOrigin needs max, or the origin could ask for any lifetime; add the longest one to accept, such as max: 60s");
        }
    }
}
