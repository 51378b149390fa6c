using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>A rule that holds durations against the ceilings of the rule's content class.</summary>
/// <param name="description">The rule.</param>
/// <param name="because">Why a longer duration hurts, as the middle of a message.</param>
internal abstract class CeilingRule(RuleDescription description, string because) : PolicyRule(description)
{
    /// <summary>The violation where a duration exceeds its ceiling; else null.</summary>
    /// <param name="reviewed">The spec.</param>
    /// <param name="storing">The rule that holds the duration.</param>
    /// <param name="budget">What the ceiling limits.</param>
    /// <param name="value">The duration.</param>
    /// <param name="where">Its field.</param>
    /// <param name="what">How the message names it.</param>
    /// <param name="written">As the author wrote it.</param>
    protected PolicyViolation? Over(ReviewedSpec reviewed, StoringRule storing, Budget budget, CacheDuration? value, FieldPath where, string what, string? written)
    {
        if (value is null || reviewed.Guardrails.Broken(Description.Id, storing.Rule.Name, storing.Rule.ContentClass, budget, value.Value) is not { } limit)
            return null;

        return Violation(where, storing, $"{what} of {written} is longer than the {limit.Longest} that {Setter(limit, storing)}, and {because}; {WayOut(limit, "it")}{Unclassified(storing)}", limit.SetBy);
    }

    /// <summary>Whose ceiling it is.</summary>
    protected static string Setter(Limit limit, StoringRule storing) =>
        limit.SetBy.Guardrail is null ? $"{limit.SetBy.Title} allows" : $"{limit.SetBy.Title} allows for {storing.JudgedAs}";

    protected static string WayOut(Limit limit, string what) =>
        (limit.Longest == CacheDuration.Zero ? $"remove {what}" : $"lower {what} to {limit.Longest}")
        + (limit.SetBy.Guardrail is null ? ", or have the platform team allow more by a CacheGuardrail" : ", or ask the guard-rail's owners for an exception");

    /// <summary>Nobody who left contentClass out expects to be judged as Html.</summary>
    protected static string Unclassified(StoringRule storing) => storing.Rule.ContentClass is null
        ? "; the rule names no contentClass, so it is judged as Html, the strictest: name one if this is other content"
        : "";
}
