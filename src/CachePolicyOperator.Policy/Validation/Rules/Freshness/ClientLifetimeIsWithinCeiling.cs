using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-006, deny: no client keeps a response for longer than its class allows.</summary>
internal sealed class ClientLifetimeIsWithinCeiling() : CeilingRule(Rule, "no purge and no restart reaches what browsers keep")
{
    internal static readonly RuleDescription Rule = new(
        "TTL-006",
        Severity.Deny,
        "ttl.client is at most the client ceiling of the rule's contentClass; by default only VersionedAsset allows more than an hour.",
        "A mistake at the edge ends when the store is emptied. One in browsers lasts until the lifetime that they were told is over.",
        "RFC 9111 sections 4.2 and 5.2.2.1; RFC 8246 for content that never changes under its URL",
        "Lower client. Where the URL changes with the content, say contentClass: VersionedAsset.")
    {
        Title = "Client lifetimes stay within their ceiling",
        Concerns = SpecSection.Ttl,
    };

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (Over(reviewed, storing, Budget.Client, storing.Client, new(storing.At, "ttl.client"), "a client lifetime", storing.Rule.Ttl?.Client) is { } violation)
                yield return violation;
        }
    }
}
