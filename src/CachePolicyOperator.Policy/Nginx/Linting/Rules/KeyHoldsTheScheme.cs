using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>KEY-006, report: the key holds the scheme.</summary>
internal sealed class KeyHoldsTheScheme() : PlaceRule(new(
    "KEY-006",
    Severity.Report,
    "The key in effect holds $scheme or what the load balancer says about it.",
    "A redirect from http to https that is stored for https is a loop.",
    "RFC 9111 section 4 (the target URI)",
    "Add $scheme, or a variable mapped from $http_x_forwarded_proto."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.Key is { } key && !place.KeyDependsOn(WellKnown.IsScheme))
            findings.Add(key, $"the key {Quoted.Text(place.KeyText)} does not hold the scheme, so a redirect from http may be served to https, which is a loop; add $scheme, or what your load balancer says about it");
    }
}
