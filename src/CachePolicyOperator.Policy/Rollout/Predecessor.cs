using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>A revision that pods may have stored responses under.</summary>
/// <param name="CacheGeneration">The generation in its keys.</param>
/// <param name="Policy">What it was rendered from; null where that is not known any more.</param>
public sealed record Predecessor(long CacheGeneration, EffectivePolicy? Policy);
