using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>LEAK-001, deny: a response to a request with Authorization is not stored for others.</summary>
internal sealed class AuthorizedResponsesAreNotShared() : PlaceRule(new(
    "LEAK-001",
    Severity.Deny,
    "Where responses are stored, proxy_no_cache depends on $http_authorization, or the key does, or the header does not reach the origin.",
    "nginx stores responses to requests with Authorization like any other: one user's page is served to the next.",
    "RFC 9111 section 3.5; nginx does not look at Authorization",
    "Add proxy_no_cache $http_authorization and proxy_cache_bypass $http_authorization."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.StoresBy(WellKnown.IsAuthorization) || place.KeyDependsOn(WellKnown.IsAuthorization) || IsWithheld(place) || HopDecides(place, review))
            return;
        var also = place.DependsOn(Setting.CacheBypass, WellKnown.IsAuthorization) ? $" ({place.Prefix}cache_bypass alone does not keep the response from being stored)" : "";
        findings.Add(place.Cache, $"{place.Name} stores responses to requests with Authorization and serves them to everybody{also}; add {place.Prefix}no_cache $http_authorization and {place.Prefix}cache_bypass $http_authorization");
    }

    /// <summary>proxy_set_header Authorization "": the origin cannot answer for a user that it does not know.</summary>
    private static bool IsWithheld(CachedPlace place) => place.InEffect(Setting.SetHeader).Any(header =>
        header.ArgumentCount > 1 && header[0].Text.ToLowerInvariant() is "authorization" or "http_authorization" && header[1].Text.Length == 0);

    private static bool HopDecides(CachedPlace place, NginxReview review) =>
        review.Hops.WordsBehind(place).Any(text => review.Variables.Depends(text, WellKnown.IsAuthorization));
}
