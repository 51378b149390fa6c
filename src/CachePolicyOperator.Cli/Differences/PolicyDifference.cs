using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Rollout.Strictness;

namespace CachePolicyOperator.Cli.Differences;

/// <summary>What a change of a policy means for users, caches and pods.</summary>
/// <param name="Rules">Rules that are new, gone, moved or say something else, in the new order; those that are gone last.</param>
/// <param name="Invalidation">Whether what is stored may still be served.</param>
/// <param name="Rolls">Whether pods get another configuration, and are replaced for it.</param>
internal sealed record PolicyDifference(IReadOnlyList<RuleDifference> Rules, Tightening Invalidation, bool Rolls)
{
    /// <summary>Another spelling of the same is no difference.</summary>
    public bool IsEmpty => Rules.Count == 0 && !Rolls && Invalidation is Tightening.NotStricter;

    public static PolicyDifference Between(EffectivePolicy before, EffectivePolicy after) => new(
        [.. RuleDifference.Between(before.Rules, after.Rules)],
        Tightening.Between(before, after),
        ConfigRenderer.Render(before, 1).Content != ConfigRenderer.Render(after, 1).Content);
}
