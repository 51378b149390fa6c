using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Simulation;

/// <summary>What was assumed for want of knowledge, in sentences; a reader decides by them what the figures are worth.</summary>
internal static class SimulationAssumptions
{
    /// <param name="policy">The policy.</param>
    /// <param name="options">What was told beside the log.</param>
    /// <param name="unseen">Fields that decide something and are in no line, by rule.</param>
    public static IEnumerable<string> Of(EffectivePolicy policy, SimulationOptions options, IReadOnlyList<(string Rule, string Field)> unseen)
    {
        foreach (var rule in policy.Rules.OfType<EffectiveRule.Store>())
        {
            if (rule.Lifetime is not EffectiveLifetime.RespectOrigin)
                continue;
            var lifetime = SimulatedRule.Lifetime(rule.Lifetime, options.OriginLifetime);
            yield return lifetime == CacheDuration.Zero
                ? $"rule {rule.Name}: the origin states no lifetime, so nothing is stored; give what it states with --origin-ttl"
                : $"rule {rule.Name}: responses live {lifetime}, {(options.OriginLifetime is null ? "the policy's default, as if the origin stated nothing (--origin-ttl)" : "which is the given lifetime within the policy's max")}";
        }

        foreach (var group in unseen.GroupBy(use => use.Field, use => use.Rule))
            yield return $"{group.Key} is in no line of the log, though it counts in {string.Join(", ", group.Distinct())}: requests count as if they did not have it";
        if (options.Host is null && policy.Rules.Any(rule => rule.Match.Hosts.Count > 0))
            yield return "requests whose line names no host are not taken by rules for hosts (--host)";
        yield return options.Pods == 1
            ? "all requests go to one pod; with more each has a store of its own (--pods)"
            : $"each of {options.Pods} pods gets the same share of the requests, at random";
        yield return "stores are empty at the beginning of the log, and no response carries Set-Cookie, Vary or a Cache-Control that forbids to store it";
    }
}
