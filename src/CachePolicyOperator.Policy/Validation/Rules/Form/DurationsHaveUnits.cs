using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-002, deny: a duration says its units.</summary>
internal sealed class DurationsHaveUnits() : PolicyRule(new(
    "TTL-002",
    Severity.Deny,
    "Every duration is written with units (d, h, m, s; for timeouts also ms), each at most once and the longest first.",
    "\"Is it 14400 or 14400s?\" is how four hours of stale content begin; proxies' own checks accept both.",
    "this API; nginx -t exits 0 on a time without a unit",
    "Write 90s, 10m, 1h30m or 7d.")
{
    Title = "Durations have units",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var field in reviewed.Durations)
        {
            if (DurationsAreInRange.Concerns(field))
                continue;
            if (field.Parsed is Parsed<CacheDuration>.Refused refused)
                yield return Violation(field.Path, refused.Reason);
            else if (!field.Bounds.Milliseconds && field.Text.EndsWith("ms", StringComparison.Ordinal))
                yield return Violation(field.Path, $"{Quoted.Text(field.Text)} is in milliseconds, and lifetimes are whole seconds; write s, m, h or d");
        }
    }
}
