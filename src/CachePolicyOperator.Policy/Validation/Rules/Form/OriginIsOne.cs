namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-007, deny: the origin is either a Service or a host.</summary>
internal sealed class OriginIsOne() : PolicyRule(new(
    "API-007",
    Severity.Deny,
    "Exactly one of origin.service and origin.host is set.",
    "With both nobody could tell where a response came from; with none there is nothing to fetch from.",
    "this API",
    "Keep one of the two.")
{
    Title = "There is one origin",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        if (spec.Origin is { Service: null, Host: null })
            yield return Violation("spec.origin", "neither service nor host is set, so there is nothing to fetch from; set service (name and port) or host (name and port)");
        if (spec.Origin is { Service: not null, Host: not null })
            yield return Violation("spec.origin", "service and host are both set, and only one can be the origin; remove one of them");
    }
}
