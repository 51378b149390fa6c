using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>KEY-004, report: visitors from a campaign share the pages of the others.</summary>
internal sealed class TrackingParametersDoNotCount() : PolicyRule(new(
    "KEY-004",
    Severity.Report,
    "Rules with contentClass Html say which query parameters count.",
    "Advertisements add utm_source, gclid and fbclid to each link, with a value per click: each visitor then misses.",
    "the parameters of Google Analytics, Google Ads and Facebook",
    "Write key: {query: {exclude: [utm_*, gclid, fbclid]}}.")
{
    Title = "Tracking parameters do not count",
    Concerns = SpecSection.Sharing,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (storing.Rule is { ContentClass: ContentClass.Html, Key: null or { Query: null or { Include: null, Exclude: null } } })
                yield return Violation(new FieldPath(storing.At, "key.query"), storing, "the whole query string counts, and links from advertisements carry a new value per click (utm_*, gclid, fbclid), so their visitors always miss; write key: {query: {exclude: [utm_*, gclid, fbclid]}}");
        }
    }
}
