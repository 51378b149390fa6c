using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>Whether a change makes anything stricter.</summary>
public abstract record Tightening
{
    private Tightening()
    {
    }

    /// <summary>Placeholder until the comparison is merged: when in doubt, stricter.</summary>
    public static Tightening Between(EffectivePolicy before, EffectivePolicy after) => new Stricter([]);

    public sealed record NotStricter : Tightening;

    public sealed record Stricter(IReadOnlyList<string> Reasons) : Tightening;
}
