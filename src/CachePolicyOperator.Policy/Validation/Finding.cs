using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>A violation, and what it leads to after guard-rails, exceptions and acknowledgements.</summary>
/// <param name="Violation">What was found.</param>
/// <param name="Effect">What it leads to.</param>
public sealed record Finding(PolicyViolation Violation, Enforcement Effect);
