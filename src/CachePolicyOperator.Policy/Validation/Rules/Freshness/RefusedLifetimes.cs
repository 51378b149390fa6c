using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>
/// Lifetimes that a ceiling refuses already. Other rules are silent about them: whoever raised a lifetime too far is told once, and
/// is not offered an acknowledgement that would not help.
/// </summary>
internal static class RefusedLifetimes
{
    internal static bool RefusesEdge(this ReviewedSpec reviewed, StoringRule storing) =>
        Refuses(reviewed, EdgeLifetimeIsWithinCeiling.Rule, storing, Budget.Edge, storing.Lifetime);

    internal static bool RefusesDefault(this ReviewedSpec reviewed, StoringRule storing) =>
        Refuses(reviewed, EdgeLifetimeIsWithinCeiling.Rule, storing, Budget.Edge, storing.Default);

    internal static bool RefusesClient(this ReviewedSpec reviewed, StoringRule storing) =>
        Refuses(reviewed, ClientLifetimeIsWithinCeiling.Rule, storing, Budget.Client, storing.Client);

    /// <summary>Whether the finding is a denial, and no warning that leaves the lifetime in force.</summary>
    private static bool Refuses(ReviewedSpec reviewed, RuleDescription rule, StoringRule storing, Budget budget, CacheDuration? value) =>
        value is not null
        && reviewed.Guardrails.Broken(rule.Id, storing.Rule.Name, storing.Rule.ContentClass, budget, value.Value) is { SetBy.Enforcement: Enforcement.Deny }
        && reviewed.SeverityOf(rule) == RuleSeverity.Deny;
}
