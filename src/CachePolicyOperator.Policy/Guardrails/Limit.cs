using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>The longest that a duration may be, and who says so.</summary>
public sealed record Limit(CacheDuration Longest, Decider SetBy);
