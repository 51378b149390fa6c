using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Policy.Rollout.Slots;

/// <summary>A policy whose rollout waits to begin.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Since">Since when it waits. A change of its spec in the meantime does not send it back to the end.</param>
public readonly record struct SlotRequest(NamespacedName Policy, DateTimeOffset Since);
