using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>GRD-001, deny: what a guard-rail requires is there.</summary>
internal sealed class RequiredFeaturesAreUsed() : FeatureRule(
    new(
        "GRD-001",
        Severity.Deny,
        "Every rule that stores uses the features that a guard-rail requires (StaleIfError is STL-004's).",
        "The platform team relies on it, in its dashboards, its runbooks or its promises.",
        "this API: CacheGuardrail's spec.required",
        "Use the feature, or ask the guard-rail's owners for an exception.")
    {
        Title = "Required features are used",
        Concerns = SpecSection.Features,
    },
    guardrail => guardrail.Required,
    breaks: false)
{
    protected override bool IsConcerned(PolicyFeature feature) => feature != PolicyFeature.StaleIfError;

    protected override string Explain(Feature feature, Decider decider) =>
        $"{decider.Title} requires {feature.Name}; {feature.ToUse}, or ask the guard-rail's owners for an exception";
}
