using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>HERD-001, report: concurrent misses go to the origin once.</summary>
internal sealed class MissesAreCoalesced() : PlaceRule(new(
    "HERD-001",
    Severity.Report,
    "Where responses are stored, proxy_cache_lock is on.",
    "When a popular object expires, every request for it goes to the origin at once.",
    "ngx_http_proxy_module, proxy_cache_lock: off by default",
    "Add proxy_cache_lock on."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (!place.IsOn(Setting.CacheLock))
            findings.Add(place.Cache, $"{place.Name} sends all concurrent requests for a missing object to the origin; add {place.Prefix}cache_lock on");
    }
}
