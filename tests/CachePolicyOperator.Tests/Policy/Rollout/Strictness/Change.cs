using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Tests.Policy.Rollout.Strictness;

/// <summary>A change of one property of the effective policy.</summary>
/// <param name="Property">Declaring type and name, as in <c>EffectiveListen.Port</c>.</param>
/// <param name="Before">The policy before.</param>
/// <param name="After">The policy after.</param>
/// <param name="StricterAt">The field that is named as stricter; null: the cache stays warm.</param>
public sealed record Change(string Property, EffectivePolicy Before, EffectivePolicy After, string? StricterAt)
{
    public override string ToString() => $"{Property}: {StricterAt ?? "warm"}";
}
