using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-022, deny: no probe expects what the policy's own rules make impossible.</summary>
internal sealed class ProbesCanSucceed() : PolicyRule(new(
    "API-022",
    Severity.Deny,
    "A probe's expect.class agrees with the rule for its request: Bypass where the policy keeps the request away from the store, Hit or Miss where a rule stores.",
    "Such a probe fails whatever the proxy does: every rollout would be taken back.",
    "this API",
    "Leave expect.class out, or change the rule that the probe shows to be wrong.")
{
    Title = "Probes can succeed",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;

        // Without its path a rule is refused elsewhere, and nobody knows which requests it is for.
        if (spec.Probes is null || spec.Rules.Any(rule => rule.Match is { Path: null, PathPrefix: null }))
            yield break;
        for (var i = 0; i < spec.Probes.Count; i++)
        {
            if (spec.Probes[i].Expect.Class is not { } expected)
                continue;
            var request = ProbeResolver.Request(spec.Rules, spec.Probes[i]);
            var (rule, isKept) = Decide(spec.Rules, request);
            if (expected == ProbeClass.Bypass && !isKept)
                yield return Violation($"{ProbePath.At(i)}.expect.class", $"rule {Quoted.Text(rule!.Name)} stores answers to this request, so it is never a bypass; expect Hit or Miss, or add a Bypass rule before it");
            if (expected != ProbeClass.Bypass && isKept)
                yield return Violation($"{ProbePath.At(i)}.expect.class", $"{Keeper(rule)} keeps this request away from the store, so it is never a {(expected == ProbeClass.Hit ? "hit" : "miss")}; expect Bypass, or change the rule");
        }
    }

    private static (CacheRule? Rule, bool IsKept) Decide(IReadOnlyList<CacheRule> rules, ProbeRequest request)
    {
        var rule = rules.FirstOrDefault(rule => RuleResolver.Match(rule).Takes(request));
        return (rule, rule is null || rule.Cache == CacheMode.Bypass || RuleResolver.Unless(rule).Takes(request));
    }

    private static string Keeper(CacheRule? rule) => rule is null ? "no rule is for it, which" : $"rule {Quoted.Text(rule.Name)}";
}
