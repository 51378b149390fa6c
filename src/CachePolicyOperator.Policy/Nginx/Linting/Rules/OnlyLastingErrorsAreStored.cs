using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>NEG-002, deny: errors that are about one request or one moment are not stored.</summary>
internal sealed class OnlyLastingErrorsAreStored() : NginxRule(new(
    "NEG-002",
    Severity.Deny,
    "proxy_cache_valid does not name 400, 401, 403, 407, 413, 431 or 5xx.",
    "These errors are about one request, one user or one moment: stored, they are everybody's. An attacker makes them at will (CPDoS).",
    "RFC 9110 section 15.5 and 15.6; cpdos.org",
    "Leave the status out; for failing origins use proxy_cache_use_stale error timeout http_500 http_502 http_503 http_504."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var lifetime in review.EdgeLifetimes)
        {
            for (var i = 0; lifetime.Time is { Seconds: > 0 } && i < lifetime.Statuses.Count; i++)
            {
                if (IsPassing(lifetime.Statuses[i]))
                    findings.Add(lifetime.Directive, i, $"\"{lifetime.Shown}\" stores status {lifetime.Statuses[i]}, which is about one request or one moment, for everybody; leave it out, or serve stale with proxy_cache_use_stale while the origin fails");
            }
        }
    }

    private static bool IsPassing(string status) => status is "400" or "401" or "403" or "407" or "413" or "431" || (status.Length == 3 && status[0] == '5');
}
