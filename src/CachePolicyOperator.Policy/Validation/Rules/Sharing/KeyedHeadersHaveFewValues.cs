using System.Collections.Frozen;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>VARY-003, deny unless acknowledged: no key holds a header with countless values.</summary>
internal sealed class KeyedHeadersHaveFewValues() : PolicyRule(new(
    "VARY-003",
    Severity.DenyUnlessAcknowledged,
    "key.headers holds no header whose values are countless: User-Agent and client hints, Referer, client addresses (X-Forwarded-For, X-Real-IP, Forwarded, …), request and trace ids, validators. Accept, Accept-Encoding and Accept-Language are free.",
    "Each value gets a stored copy of its own: the store fills with copies that nobody asks for again, and every request is a miss.",
    "RFC 9110 section 12.5.5; RFC 9111 section 4.1",
    "Key by a header with few values that an earlier proxy computes, such as X-Device, or remove it.")
{
    Title = "Keyed headers have few values",
    Concerns = SpecSection.Sharing,
})
{
    private static readonly FrozenSet<string> Countless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "User-Agent", "Sec-CH-UA", "Sec-CH-UA-Full-Version-List", "Referer",
        "X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP", "X-Client-IP", "CF-Connecting-IP", "Via",
        "X-Request-Id", "X-Correlation-Id", "X-Trace-Id", "X-B3-TraceId", "X-Amzn-Trace-Id", "Traceparent", "Tracestate", "Baggage",
        "If-None-Match", "If-Modified-Since", "If-Range", "Range", "Date");

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            for (var i = 0; i < storing.Rule.Key?.Headers?.Count; i++)
            {
                if (Countless.Contains(storing.Rule.Key.Headers[i]))
                    yield return Violation(new FieldPath(storing.At, "key.headers", Index: i), storing, $"{Quoted.Bare(storing.Rule.Key.Headers[i])} has countless values, and each gets a stored copy of its own, so hits are rare; remove it, or key by a header with few values");
            }
        }
    }
}
