using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Strictness;

/// <summary>
/// What a change means for the responses that are stored already. They keep the lifetime with which they were stored, so a change
/// that makes anything stricter reaches them only by another cache generation; one that does not keeps the cache warm.
/// </summary>
public abstract record Tightening
{
    private Tightening()
    {
    }

    /// <summary>Every stored response may be served under the new policy, too.</summary>
    public sealed record NotStricter : Tightening;

    /// <summary>Some stored response may not be served any more, or it is not certain that every one may.</summary>
    public sealed record Stricter(IReadOnlyList<Stricture> Reasons) : Tightening;

    /// <param name="before">Under which the responses were stored.</param>
    /// <param name="after">Under which they would be served.</param>
    public static Tightening Between(EffectivePolicy before, EffectivePolicy after)
    {
        var reasons = OriginComparison.Strictures(before, after).Concat(RuleStrictures(before.Rules, after.Rules)).Distinct().ToList();
        return reasons.Count == 0 ? new NotStricter() : new Stricter(reasons);
    }

    private static IEnumerable<Stricture> RuleStrictures(IReadOnlyList<EffectiveRule> before, IReadOnlyList<EffectiveRule> after)
    {
        foreach (var (decided, decides) in DecidingRules.Pairs(before, after))
        {
            // What no rule took was not stored.
            if (decided is not { } was)
                continue;
            foreach (var stricture in RuleComparison.Strictures(before[was], decides is { } now ? after[now] : null, decides ?? 0))
                yield return stricture;
        }
    }
}
