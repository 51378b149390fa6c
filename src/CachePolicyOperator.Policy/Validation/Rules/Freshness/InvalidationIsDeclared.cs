using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-007, deny unless acknowledged: whoever stores changing content for long says how it is invalidated.</summary>
internal sealed class InvalidationIsDeclared() : PolicyRule(new(
    "TTL-007",
    Severity.DenyUnlessAcknowledged,
    "Content that changes under its URL (Html, Api, MutableAsset, or no class) lives at most 5m at the edge; for longer, an acknowledgement's reason says how stored copies are invalidated.",
    "Until the lifetime is over, users get what was there before. Without an invalidation that somebody has thought of, the only one left is emptying every store during an incident.",
    "RFC 9111 section 4.2; the incident's corrective measure",
    "Lower the lifetime to 5m, or acknowledge it, with the way of invalidation as the reason.")
{
    Title = "Long-lived changing content has an invalidation",
    Concerns = SpecSection.Ttl,
})
{
    private static readonly CacheDuration LongestUndeclared = CacheDuration.FromSeconds(300);

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (storing.Lifetime is { } edge && edge > LongestUndeclared
                && storing.JudgedAs is ContentClass.Html or ContentClass.Api or ContentClass.MutableAsset
                && !reviewed.RefusesEdge(storing))
            {
                var content = storing.Rule.ContentClass is { } named ? $"{named} content" : "content without a contentClass";
                yield return Violation(new(storing.At, storing.LifetimeField), storing, $"{content} changes under its URL, and {storing.LifetimeText} at the edge is longer than {LongestUndeclared}: users get the old one until then, unless somebody can invalidate it; lower it to {LongestUndeclared}, or give the way of invalidation as the reason of an acknowledgement");
            }
        }
    }
}
