using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Model;

/// <summary>What the author of a probe expects of its answer; null: what follows from the rules.</summary>
public sealed record EffectiveExpectation(int? Status, ProbeClass? Class, CacheDuration? MaxAge, CacheDuration? MaxTimeToFirstByte)
{
    public static EffectiveExpectation None { get; } = new(null, null, null, null);
}
