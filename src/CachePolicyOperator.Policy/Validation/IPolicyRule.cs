namespace CachePolicyOperator.Policy.Validation;

/// <summary>One rule of the catalogue. Rules are pure and know nothing of each other.</summary>
public interface IPolicyRule
{
    RuleDescription Description { get; }

    /// <summary>All places where the spec breaks the rule, in the order of the document.</summary>
    IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed);
}
