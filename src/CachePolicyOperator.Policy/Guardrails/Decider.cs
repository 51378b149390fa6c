using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>Who decided a finding, and how strongly.</summary>
/// <param name="Guardrail">The guard-rail's name; null where the operator's own rule or default decided.</param>
/// <param name="Title">How messages name it.</param>
/// <param name="Enforcement">What the finding leads to.</param>
public sealed record Decider(string? Guardrail, string Title, Enforcement Enforcement);
