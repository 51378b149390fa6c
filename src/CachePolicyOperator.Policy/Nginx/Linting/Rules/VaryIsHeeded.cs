using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>VARY-001, deny: Vary is heeded.</summary>
internal sealed class VaryIsHeeded() : PlaceRule(new(
    "VARY-001",
    Severity.Deny,
    "proxy_ignore_headers does not name Vary.",
    "A response in one language, encoding or format is served to those who asked for another.",
    "RFC 9111 section 4.1; ngx_http_proxy_module, proxy_ignore_headers",
    "Do not ignore Vary; if the origin varies on too much, correct it there."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.Ignores("Vary") is { } ignored)
            findings.Add(ignored.Directive, ignored.Argument, $"{place.Name} serves a response in one language, encoding or format to those who asked for another; do not ignore Vary");
    }
}
