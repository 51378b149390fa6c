using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-005, deny unless acknowledged: no lifetime grows many times over in one change.</summary>
internal sealed class GrowthIsAcknowledged() : PolicyRule(new(
    "TTL-005",
    Severity.DenyUnlessAcknowledged,
    "In one change no edge or client lifetime is raised by the growth factor or more (by default 4), nor raised to more than the growth limit (by default 1h).",
    "A raised expiration is the change that this project exists for. It looks like a number, shows nothing at first, and cannot be taken back for what was stored meanwhile.",
    "the incident; RFC 9111 section 4.2: a stored response keeps the lifetime that it was stored with",
    "Raise it in steps and look at each, or acknowledge it.")
{
    Title = "Lifetimes grow in steps",
    Concerns = SpecSection.Ttl,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        if (reviewed.Prior is not { } prior)
            yield break;
        foreach (var storing in reviewed.Storing)
        {
            if (prior.Of(storing.Rule) is not { } before)
                continue;
            if (storing.Lifetime is { } edge && !reviewed.RefusesEdge(storing) && Grown(reviewed, storing, "edge", before.Edge, edge, new(storing.At, storing.LifetimeField)) is { } atEdge)
                yield return atEdge;
            if (storing.Client is { } client && !reviewed.RefusesClient(storing) && Grown(reviewed, storing, "client", before.Client, client, new(storing.At, "ttl.client")) is { } atClient)
                yield return atClient;
        }
    }

    private PolicyViolation? Grown(ReviewedSpec reviewed, StoringRule storing, string which, CacheDuration before, CacheDuration after, FieldPath where)
    {
        if (reviewed.Guardrails.BrokenGrowth(Description.Id, storing.Rule.Name, before, after) is not var (bound, setBy))
            return null;
        return Violation(
            where,
            storing,
            $"the {which} lifetime grows from {before} to {after} in one change, and {setBy.Title} allows less than {bound.Factor} times as long, and {bound.Above} at most; raise it in steps, looking at each",
            setBy);
    }
}
