using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>STL-005, deny: stale responses are not served where the origin's word about it is ignored.</summary>
internal sealed class StaleServingHeedsTheOrigin() : PlaceRule(new(
    "STL-005",
    Severity.Deny,
    "Where proxy_ignore_headers names Cache-Control, proxy_cache_use_stale is off.",
    "must-revalidate and no-cache say that stale is worse than an error; ignored, they are overruled for as long as the object is stored.",
    "RFC 9111 sections 4.2.4 and 5.2.2.2",
    "Do not ignore Cache-Control, or set proxy_cache_use_stale off."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.Ignores("Cache-Control") is { } ignored && place.TheOne(Setting.CacheUseStale) is { } stale && ServesStale(stale))
            findings.Add(stale, $"{stale.Name} serves stale responses of {place.Name} although {place.Prefix}ignore_headers (line {ignored.Directive.Position.Line}) hides must-revalidate and no-cache from nginx; do not ignore Cache-Control, or set {stale.Name} off");
    }

    private static bool ServesStale(NginxDirective stale)
    {
        for (var i = 0; i < stale.ArgumentCount; i++)
        {
            if (stale[i].Is("off"u8))
                return false;
        }

        return stale.ArgumentCount > 0;
    }
}
