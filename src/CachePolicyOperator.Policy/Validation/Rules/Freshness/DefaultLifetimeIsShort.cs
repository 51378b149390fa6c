using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-008, report: what the origin says nothing about is not stored for long.</summary>
internal sealed class DefaultLifetimeIsShort() : PolicyRule(new(
    "TTL-008",
    Severity.Report,
    "ttl.default is at most 1m.",
    "A response without a lifetime was often not meant to be stored: nobody thought of caches. Storing it is a guess (heuristic freshness).",
    "RFC 9111 section 4.2.2",
    "Have the origin send Cache-Control, or lower default.")
{
    Title = "Responses without a lifetime are stored briefly",
    Concerns = SpecSection.Ttl,
})
{
    private static readonly CacheDuration Longest = CacheDuration.FromSeconds(60);

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (storing.Default is { } usual && usual > Longest && !reviewed.RefusesDefault(storing))
                yield return Violation(new FieldPath(storing.At, "ttl.default"), storing, $"responses for which the origin states no lifetime are stored for {storing.DefaultText}, which is a guess (RFC 9111 section 4.2.2); have the origin send Cache-Control, or lower default to {Longest}");
        }
    }
}
