using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>HERD-001, deny unless acknowledged: simultaneous misses become one request.</summary>
internal sealed class MissesAreCoalesced() : PolicyRule(new(
    "HERD-001",
    Severity.DenyUnlessAcknowledged,
    "coalescing is enabled in rules that store.",
    "When a popular response expires, or a pod begins with an empty store, every request for it goes to the origin at once, which is when the origin can bear it least.",
    "RFC 9111 section 4 (collapsed requests); nginx's proxy_cache_lock and Squid's collapsed_forwarding are off by default",
    "Remove enabled: false, or acknowledge it, with what else shields the origin as the reason.")
{
    Title = "Misses are coalesced",
    Concerns = SpecSection.Coalescing,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (!storing.Rule.Coalescing.Enabled)
                yield return Violation(new FieldPath(storing.At, "coalescing.enabled"), storing, "coalescing is off, so after an expiry every waiting request goes to the origin at once; remove enabled: false");
        }
    }
}
