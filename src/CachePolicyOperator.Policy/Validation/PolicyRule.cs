namespace CachePolicyOperator.Policy.Validation;

/// <summary>A rule that states its description once and reports under its own id.</summary>
internal abstract class PolicyRule(RuleDescription description) : IPolicyRule
{
    public RuleDescription Description { get; } = description;

    public abstract IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed);

    protected PolicyViolation Violation(string path, string message) => new(path, Description.Id, message);
}
