using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>A rule that states its description once.</summary>
internal abstract class NginxRule(RuleDescription description) : INginxRule
{
    public RuleDescription Description { get; } = description;

    public abstract void Judge(NginxReview review, FindingSink findings);
}
