using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>STL-001, deny: stale windows, and the age that a response can reach in all, are bounded.</summary>
internal sealed class StaleWindowsAreBounded() : CeilingRule(
    new(
        "STL-001",
        Severity.Deny,
        "stale.whileRevalidate and stale.ifError are at most their ceilings; edge lifetime, the longer window and client lifetime together are at most the class's staleness ceiling.",
        "What users see can be as old as all three together, and each of them looks harmless by itself.",
        "RFC 5861 sections 3 and 4; RFC 9111 section 4.2.4",
        "Narrow the window or shorten a lifetime; without a window nothing stale is served.")
    {
        Title = "Stale windows and total staleness are bounded",
        Concerns = SpecSection.Freshness,
    },
    "responses that long past their lifetime reach users")
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            var revalidating = Over(reviewed, storing, Budget.WhileRevalidate, storing.WhileRevalidate, new(storing.At, "stale.whileRevalidate"), "a stale window", storing.Rule.Stale?.WhileRevalidate);
            var failing = Over(reviewed, storing, Budget.IfError, storing.IfError, new(storing.At, "stale.ifError"), "a stale window", storing.Rule.Stale?.IfError);
            if (revalidating is not null)
                yield return revalidating;
            if (failing is not null)
                yield return failing;
            if (revalidating is null && failing is null && InAll(reviewed, storing) is { } violation)
                yield return violation;
        }
    }

    private PolicyViolation? InAll(ReviewedSpec reviewed, StoringRule storing)
    {
        var window = CacheDuration.Max(storing.WhileRevalidate ?? CacheDuration.Zero, storing.IfError ?? CacheDuration.Zero);
        var worst = new WorstAge(storing.Lifetime ?? CacheDuration.Zero, window, storing.Client ?? CacheDuration.Zero);
        if (reviewed.Guardrails.Broken(Description.Id, storing.Rule.Name, storing.Rule.ContentClass, Budget.Staleness, worst.Total) is not { } limit
            || reviewed.RefusesEdge(storing)
            || reviewed.RefusesClient(storing))
        {
            return null;
        }

        return Violation(
            new FieldPath(storing.At, window > CacheDuration.Zero ? "stale" : "ttl"),
            storing,
            $"edge lifetime {worst.Edge}, stale window {window} and client lifetime {worst.Client} together let users see content that is {worst.Total} old, longer than the {limit.Longest} that {Setter(limit, storing)}; {WayOut(limit, "their sum")}{Unclassified(storing)}",
            limit.SetBy);
    }
}
