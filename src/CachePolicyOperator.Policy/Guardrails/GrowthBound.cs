using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>From when on a raised lifetime needs an acknowledgement.</summary>
/// <param name="Factor">Raised this many times or more.</param>
/// <param name="Above">Raised to more than this.</param>
public sealed record GrowthBound(int Factor, CacheDuration Above)
{
    public static GrowthBound Default { get; } = new(DefaultCeilings.GrowthFactor, DefaultCeilings.GrowthAbove);

    /// <summary>Whether a change needs an acknowledgement. What was not stored before has nothing to be compared with.</summary>
    public bool IsBroken(CacheDuration before, CacheDuration after) =>
        after > before && (after > Above || (before > CacheDuration.Zero && after.Milliseconds / before.Milliseconds >= Factor));
}
