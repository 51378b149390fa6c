using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>LEAK-003, deny: private, no-store and no-cache are heeded.</summary>
internal sealed class ProhibitionsAreHeeded() : PlaceRule(new(
    "LEAK-003",
    Severity.Deny,
    "proxy_ignore_headers names neither Cache-Control nor, where proxy_cache_valid is in effect, Expires; unless proxy_no_cache depends on Cache-Control.",
    "The origin says private about what belongs to one user; ignored, it is stored for all.",
    "RFC 9111 sections 3 and 5.2.2; ngx_http_proxy_module, proxy_ignore_headers",
    "Do not ignore these headers; or keep the prohibitions: map $upstream_http_cache_control $forbidden { ~*private|no-store|no-cache 1; default \"\"; } and proxy_no_cache $forbidden."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.StoresBy(WellKnown.IsResponseCacheControl))
            return;
        if (place.Ignores("Cache-Control") is { } ignored)
            findings.Add(ignored.Directive, ignored.Argument, $"{place.Name} stores what the origin marks private, no-store or no-cache; do not ignore Cache-Control, or let {place.Prefix}no_cache depend on $upstream_http_cache_control");
        else if (place.Ignores("Expires") is { } expires && place.InEffect(Setting.CacheValid).Any())
            findings.Add(expires.Directive, expires.Argument, $"{place.Name} stores for the time of {place.Prefix}cache_valid what the origin marks as expired; do not ignore Expires");
    }
}
