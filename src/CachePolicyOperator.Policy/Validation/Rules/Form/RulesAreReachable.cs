using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-011, deny: no rule is hidden behind earlier ones.</summary>
internal sealed class RulesAreReachable() : PolicyRule(new(
    "API-011",
    Severity.Deny,
    "Every rule decides for some request: earlier rules do not take all that it matches.",
    "The first match wins, so a hidden rule does nothing; often it is the one that was meant to protect an account page.",
    "this API",
    "Move the narrower rule up, or remove the one that never applies.")
{
    Title = "Every rule decides for something",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        if (spec.Rules.Count < 2)
            yield break;

        var scopes = spec.Rules.Select(MatchScope.Of).ToList();
        for (var later = 1; later < scopes.Count; later++)
        {
            // Several rules may hide one together: one takes GET, another HEAD.
            var takers = new SortedSet<int>();
            var hidden = scopes[later].Atoms().All(atom => Taker(scopes, later, atom, takers));
            if (hidden && takers.Count > 0)
            {
                yield return Violation(
                    $"{RulePath.At(later)}.match",
                    $"rule {Quoted.Text(spec.Rules[later].Name)} never decides: every request that could be stored and that it is for is taken by {Names(spec, takers)} before it; move it up, or remove it");
            }
        }
    }

    private static bool Taker(List<MatchScope> scopes, int later, MatchScope.Atom atom, SortedSet<int> takers)
    {
        var taker = scopes.FindIndex(0, later, scope => scope.Covers(scopes[later], atom));
        if (taker >= 0)
            takers.Add(taker);
        return taker >= 0;
    }

    private static string Names(CachePolicySpec spec, SortedSet<int> rules) =>
        string.Join(" and ", rules.Select(rule => $"rule {Quoted.Text(spec.Rules[rule].Name)} ({RulePath.At(rule)})"));
}
