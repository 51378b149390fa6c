using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>KEY-003, deny: only responses to GET and HEAD are stored.</summary>
internal sealed class StoredMethodsHaveTheirBodyInTheKey() : PlaceRule(new(
    "KEY-003",
    Severity.Deny,
    "proxy_cache_methods does not name POST, unless the key holds $request_body.",
    "The key holds no request body, so one user's POST is answered with another's response.",
    "RFC 9111 section 4, RFC 9110 section 9.3.3; ngx_http_proxy_module, proxy_cache_methods",
    "Remove POST; GET and HEAD are always in the list."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.TheOne(Setting.CacheMethods) is not { } methods || place.KeyDependsOn(WellKnown.IsBody))
            return;
        for (var i = 0; i < methods.ArgumentCount; i++)
        {
            if (methods[i].Text.ToUpperInvariant() is not ("GET" or "HEAD") and var method)
                findings.Add(methods, i, $"{place.Name} answers {Quoted.Text(method)} with a response to another request body, because the key does not hold it; remove {Quoted.Text(method)}");
        }
    }
}
