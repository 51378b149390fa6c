using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>KEY-007, deny: the key holds no credentials.</summary>
internal sealed class KeyHoldsNoSecret() : PlaceRule(new(
    "KEY-007",
    Severity.Deny,
    "The key does not hold $http_authorization or $http_cookie as they are.",
    "nginx writes the key into the stored file and into logs: credentials lie on the disk; and the cache grows with every client.",
    "RFC 9110 section 17.16; ngx_http_file_cache writes the line KEY: into every file",
    "Use proxy_no_cache and proxy_cache_bypass, or key by a single cookie ($cookie_name) that is no session."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.Key is { } key && VariableNames.In(place.KeyText).FirstOrDefault(variable => variable is "http_authorization" or "http_cookie" or "http_proxy_authorization") is { } secret)
            findings.Add(key, $"the key holds ${secret}, which nginx writes into every stored file; use {place.Prefix}no_cache ${secret} and {place.Prefix}cache_bypass ${secret} instead");
    }
}
