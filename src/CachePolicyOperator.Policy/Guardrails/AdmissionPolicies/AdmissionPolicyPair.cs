using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Policy.Guardrails.AdmissionPolicies;

/// <summary>What a guard-rail becomes on a cluster that evaluates CEL at admission; both objects have one name.</summary>
/// <param name="Policy">What is judged.</param>
/// <param name="Binding">For whom, and what a finding leads to.</param>
/// <param name="ValidUntil">When an exception ends, and the pair has to be compiled again: CEL at admission knows no clock.</param>
public sealed record AdmissionPolicyPair(ValidatingAdmissionPolicy Policy, ValidatingAdmissionPolicyBinding Binding, DateTimeOffset? ValidUntil);
