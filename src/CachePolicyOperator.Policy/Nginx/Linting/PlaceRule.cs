using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>A rule about places that store responses.</summary>
internal abstract class PlaceRule(RuleDescription description) : NginxRule(description)
{
    public sealed override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var place in review.Places)
            Judge(place, review, findings);
    }

    protected abstract void Judge(CachedPlace place, NginxReview review, FindingSink findings);
}
