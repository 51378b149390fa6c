using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>One rule for raw configuration. Rules are pure and know nothing of each other.</summary>
public interface INginxRule
{
    RuleDescription Description { get; }

    /// <summary>Where the files break the rule.</summary>
    internal void Judge(NginxReview review, FindingSink findings);
}
