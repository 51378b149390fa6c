using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>GRD-002, deny: what a guard-rail forbids is not there.</summary>
internal sealed class ForbiddenFeaturesAreNotUsed() : FeatureRule(
    new(
        "GRD-002",
        Severity.Deny,
        "No rule that stores uses a feature that a guard-rail forbids.",
        "The platform team has learned what it leads to, or cannot answer for it.",
        "this API: CacheGuardrail's spec.forbidden",
        "Do without the feature, or ask the guard-rail's owners for an exception.")
    {
        Title = "Forbidden features are not used",
        Concerns = SpecSection.Features,
    },
    guardrail => guardrail.Forbidden,
    breaks: true)
{
    protected override string Explain(Feature feature, Decider decider) =>
        $"{decider.Title} forbids {feature.Name}; {feature.ToAvoid}, or ask the guard-rail's owners for an exception";
}
