using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-015, deny: nothing is set that the rule's other settings make meaningless.</summary>
internal sealed class SettingsHaveAnEffect() : PolicyRule(new(
    "API-015",
    Severity.Deny,
    "A Bypass rule has neither ttl, stale nor key; ttl.edge is for mode Override, ttl.default and ttl.max for mode RespectOrigin.",
    "A setting without effect looks like protection and is none.",
    "this API",
    "Remove the setting, or change the mode that makes it meaningless.")
{
    Title = "Every setting has an effect",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        for (var i = 0; i < spec.Rules.Count; i++)
        {
            var (rule, at) = (spec.Rules[i], RulePath.At(i));
            if (rule.Cache == CacheMode.Bypass)
            {
                foreach (var (name, isSet) in new[] { ("ttl", rule.Ttl is not null), ("stale", rule.Stale is not null), ("key", rule.Key is not null) })
                {
                    if (isSet)
                        yield return Violation($"{at}.{name}", $"{name} has no effect in a Bypass rule, which stores nothing; remove it, or set cache: Store");
                }
            }

            if (rule.Ttl is { Mode: TtlMode.RespectOrigin, Edge: not null })
                yield return Violation($"{at}.ttl.edge", "edge has no effect in mode RespectOrigin, where the origin decides; use default and max, or set mode: Override");
            if (rule.Ttl is { Mode: TtlMode.Override, Default: not null })
                yield return Violation($"{at}.ttl.default", "default has no effect in mode Override, where the origin is not asked; use edge, or set mode: RespectOrigin");
            if (rule.Ttl is { Mode: TtlMode.Override, Max: not null })
                yield return Violation($"{at}.ttl.max", "max has no effect in mode Override, where the origin is not asked; use edge, or set mode: RespectOrigin");
        }
    }
}
