using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>A rule that states its description once and reports under its own id.</summary>
internal abstract class PolicyRule(RuleDescription description) : IPolicyRule
{
    public RuleDescription Description { get; } = description;

    public abstract IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed);

    protected PolicyViolation Violation(string path, string message) => new(path, Description.Id, message);

    private protected PolicyViolation Violation(FieldPath path, StoringRule storing, string message, Decider? setBy = null) =>
        Violation(path.ToString(), storing.Rule, message, setBy);

    /// <summary>A finding about one rule of the policy, decided by <paramref name="setBy"/> where a guard-rail did.</summary>
    protected PolicyViolation Violation(string path, CacheRule rule, string message, Decider? setBy = null) =>
        new(path, Description.Id, message) { CacheRule = rule, SetBy = setBy };
}
