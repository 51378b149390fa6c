using System.Collections.Frozen;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>NEG-002, deny: only errors that are about the resource are stored by the policy's word.</summary>
internal sealed class StoredErrorsAreAboutTheResource() : PolicyRule(new(
    "NEG-002",
    Severity.Deny,
    "ttl.negative names only 404, 405, 410, 414, 451 and 501, the errors that may be stored without the origin's word.",
    "400, 401, 403, 413, 429, 431 and the like answer one request, and 500 to 504 one moment. Stored, they are everybody's: one malformed request then takes a page down (cache-poisoned denial of service).",
    "RFC 9110 section 15.1 (heuristically cacheable statuses); cpdos.org",
    "Remove the status. Where the origin means it, its own Cache-Control allows storing, up to max.")
{
    Title = "Only errors about the resource are stored",
    Concerns = SpecSection.Ttl,
})
{
    /// <summary>RFC 9110's heuristically cacheable errors, and 451, which is about the resource too (RFC 7725 section 3).</summary>
    private static readonly FrozenSet<string> AboutTheResource = FrozenSet.Create(StringComparer.Ordinal, "404", "405", "410", "414", "451", "501");

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (storing.Rule.Ttl?.Negative is not { } negative)
                continue;
            foreach (var (status, _) in negative.ByStatus())
            {
                if (!AboutTheResource.Contains(status) && Syntax.Accepts(TextKind.StatusCode, status))
                    yield return Violation(new FieldPath(storing.At, "ttl.negative", status), storing, $"{status} answers {(status[0] == '5' ? "one moment" : "one request")}, and stored it is served to everybody (cache-poisoned denial of service); remove it: the origin can still allow storing it by its own Cache-Control");
            }
        }
    }
}
