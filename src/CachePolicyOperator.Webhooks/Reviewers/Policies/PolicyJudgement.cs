using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Webhooks.Reviewers.Policies;

/// <summary>What a judge says.</summary>
/// <param name="Violations">What is refused; none: the policy is accepted.</param>
/// <param name="Warnings">What is accepted and should be known, the most important first.</param>
public sealed record PolicyJudgement(IReadOnlyList<PolicyViolation> Violations, IReadOnlyList<string> Warnings);
