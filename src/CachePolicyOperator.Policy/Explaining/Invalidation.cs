using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Strictness;

namespace CachePolicyOperator.Policy.Explaining;

/// <summary>
/// The smallest change of a policy after which nothing that is stored now is served any more: it makes the deciding rule stricter, which
/// raises the cache generation.
/// </summary>
/// <param name="Path">The field.</param>
/// <param name="Present">What it says.</param>
/// <param name="Lowered">What it has to say.</param>
public sealed record Invalidation(string Path, CacheDuration Present, CacheDuration Lowered)
{
    /// <summary>Null where the lifetime is so short that waiting is the way.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="store">Its deciding rule.</param>
    /// <param name="path">Where the rule stands.</param>
    public static Invalidation? Of(EffectivePolicy policy, EffectiveRule.Store store, string path)
    {
        if (store.Lifetime.Longest.Seconds < 2)
            return null;
        var (field, lowered) = (store.Lifetime, CacheDuration.FromSeconds(store.Lifetime.Longest.Seconds - 1)) switch
        {
            (EffectiveLifetime.Override, var edge) => ("ttl.edge", (EffectiveLifetime)new EffectiveLifetime.Override(edge)),
            (EffectiveLifetime.RespectOrigin origin, var max) => ("ttl.max", origin with { Max = max }),
            _ => throw new InvalidOperationException($"unknown lifetime {store.Lifetime.GetType().Name}"),
        };

        // Said only where the comparison that the operator decides by says so, too.
        var changed = policy with { Rules = [.. policy.Rules.Select(rule => ReferenceEquals(rule, store) ? store with { Lifetime = lowered } : rule)] };
        return Tightening.Between(policy, changed) is Tightening.Stricter ? new($"{path}.{field}", store.Lifetime.Longest, lowered.Longest) : null;
    }
}
