using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>LEAK-002, deny: a response that sets a cookie is not stored for others.</summary>
internal sealed class CookiesAreNotShared() : PlaceRule(new(
    "LEAK-002",
    Severity.Deny,
    "proxy_ignore_headers does not name Set-Cookie, but where only files are served and proxy_hide_header removes it, or where proxy_no_cache depends on it.",
    "The cookie is a session: whoever gets the stored response is that user. Without the header the page may still be that user's.",
    "RFC 9111 section 7.3; ngx_http_proxy_module, proxy_cache_valid: responses with Set-Cookie are not stored, unless ignored",
    "Do not ignore Set-Cookie; let the origin not set cookies on what is to be stored."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.Ignores("Set-Cookie") is not { } ignored || place.StoresBy(WellKnown.IsSetCookie))
            return;
        var isHidden = place.Hides("Set-Cookie") is not null;
        if (!isHidden)
            findings.Add(ignored.Directive, ignored.Argument, $"{place.Name} stores responses with their Set-Cookie and gives one user's cookie to everybody; do not ignore Set-Cookie");
        else if (!place.IsStatic)
            findings.Add(ignored.Directive, ignored.Argument, $"{place.Name} stores responses that the origin made for one session; hiding Set-Cookie does not make them everybody's; do not ignore Set-Cookie");
    }
}
