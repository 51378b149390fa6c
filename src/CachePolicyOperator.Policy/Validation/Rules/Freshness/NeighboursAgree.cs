using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-010, deny: two policies do not store the same requests for different times.</summary>
internal sealed class NeighboursAgree() : PolicyRule(new(
    "TTL-010",
    Severity.Deny,
    "Where an earlier policy has a rule for the same explicit host and the same path, this policy's rule has the same mode and edge lifetime.",
    "Users then see one page in two ages, depending on the proxy that they reach, and whoever looks into it reads the wrong policy.",
    "this project: what overlaps must say so",
    "Give both the same ttl, or narrow the hosts or the path of one.")
{
    Title = "Policies for the same host and path agree",
    Concerns = SpecSection.Ttl,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        if (reviewed.Neighbours.Count == 0)
            yield break;
        for (var i = 0; i < reviewed.Spec.Rules.Count; i++)
        {
            var rule = reviewed.Spec.Rules[i];
            var contradiction = reviewed.Neighbours.SelectMany(Placed).FirstOrDefault(other => Overlap(rule, other.Rule) is not null && Contradict(rule, other.Rule));
            if (contradiction is not { Rule: { } theirs, Policy: { } policy })
                continue;
            yield return Violation(
                PathOf(rule, i),
                rule,
                $"{Quoted.Bare($"{Overlap(rule, theirs)}{rule.Match.Path ?? rule.Match.PathPrefix}")} is {Said(rule)} here and {Said(theirs)} by rule {Quoted.Text(theirs.Name)} of policy {Quoted.Bare($"{policy.Metadata.Namespace}/{policy.Metadata.Name}")}, so users would see one page in two ages; say the same in both, or narrow the hosts or the path of one");
        }
    }

    private static IEnumerable<(CachePolicy Policy, CacheRule Rule)> Placed(CachePolicy policy) => policy.Spec.Rules.Select(rule => (policy, rule));

    /// <summary>A host that both name, where they are for the same path and share a method.</summary>
    private static string? Overlap(CacheRule rule, CacheRule other) =>
        rule.Match.Path == other.Match.Path && rule.Match.PathPrefix == other.Match.PathPrefix
        && MatchScope.Of(rule).Concerned.Intersect(MatchScope.Of(other).Concerned).Any()
            ? (rule.Match.Hosts ?? []).Intersect(other.Match.Hosts ?? [], StringComparer.Ordinal).FirstOrDefault()
            : null;

    private static bool Contradict(CacheRule rule, CacheRule other) =>
        rule.Cache != other.Cache
        || (rule.Cache == CacheMode.Store && (rule.Ttl?.Mode != other.Ttl?.Mode || StoringRule.Of(rule).Lifetime != StoringRule.Of(other).Lifetime));

    private static string PathOf(CacheRule rule, int index) =>
        rule.Cache == CacheMode.Store ? StoringRule.Of(rule, index).LifetimePath : $"{RulePath.At(index)}.cache";

    private static string Said(CacheRule rule) => rule.Cache == CacheMode.Bypass
        ? "never stored"
        : $"stored for {StoringRule.Of(rule).Lifetime} in mode {rule.Ttl?.Mode}";
}
