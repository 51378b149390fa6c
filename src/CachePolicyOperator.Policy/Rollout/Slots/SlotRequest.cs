using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Rollout.Slots;

/// <summary>A policy whose rollout waits to begin.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Since">Since when it waits. A change of its spec in the meantime does not send it back to the end.</param>
/// <param name="Bounds">How many rollouts may be in progress when it begins.</param>
public sealed record SlotRequest(NamespacedName Policy, DateTimeOffset Since, RolloutBounds Bounds);
