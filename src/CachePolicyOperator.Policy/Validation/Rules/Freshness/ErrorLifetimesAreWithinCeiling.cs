using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>NEG-001, deny: errors are stored for moments.</summary>
internal sealed class ErrorLifetimesAreWithinCeiling() : CeilingRule(
    new(
        "NEG-001",
        Severity.Deny,
        "Each ttl.negative is at most the class's ceiling for errors (by default 1m; 5m for 404 and 410).",
        "A stored error is an outage that outlives its cause: the page is back, and users still get 404.",
        "RFC 9110 section 15.1; cpdos.org; Google Cloud CDN limits negative caching to 30 minutes",
        "Lower the lifetime: seconds are enough to keep a storm of errors away from the origin.")
    {
        Title = "Error lifetimes stay within their ceiling",
        Concerns = SpecSection.Ttl,
    },
    "a stored error outlives its cause")
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (storing.Rule.Ttl?.Negative is null)
                continue;
            foreach (var (status, text, lifetime) in storing.Negative)
            {
                var budget = status is "404" or "410" ? Budget.NotFound : Budget.Negative;
                if (Over(reviewed, storing, budget, lifetime, new(storing.At, "ttl.negative", status), "an error lifetime", text) is { } violation)
                    yield return violation;
            }
        }
    }
}
