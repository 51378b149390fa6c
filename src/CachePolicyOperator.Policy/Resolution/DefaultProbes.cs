using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Resolution;

/// <summary>The probes of a policy that names none: one request for each of the first rules, to the rule's own path and host.</summary>
internal static class DefaultProbes
{
    /// <summary>Each costs the origin a few requests whenever a change is judged.</summary>
    private const int Most = 8;

    public static IReadOnlyList<EffectiveProbe> Of(IReadOnlyList<EffectiveRule> rules) => [.. rules
        .Select(rule => Of(rules, rule))
        .Where(probe => ReferenceEquals(probe.Rule, Decider(probe.Probe.Handling)))
        .Select(probe => probe.Probe)
        .Take(Most)];

    /// <summary>A host that the match is for; null: any.</summary>
    public static string? HostOf(EffectiveMatch match) => match.Hosts switch
    {
        [] => null,
        [['*', '.', .. var domain], ..] => $"probe.{domain}",
        [var host, ..] => host,
    };

    private static (EffectiveRule Rule, EffectiveProbe Probe) Of(IReadOnlyList<EffectiveRule> rules, EffectiveRule rule)
    {
        var request = new ProbeRequest(HostOf(rule.Match), rule.Match.Path, []);
        return (rule, new(rule.Name, request, RequestHandling.Of(rules, request), EffectiveExpectation.None));
    }

    private static EffectiveRule? Decider(RequestHandling handling) => handling switch
    {
        RequestHandling.Storing storing => storing.Rule,
        RequestHandling.Bypassing bypassing => bypassing.Rule,
        _ => null,
    };
}
