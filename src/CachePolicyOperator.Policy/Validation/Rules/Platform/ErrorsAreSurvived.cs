using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>STL-004, deny unless acknowledged: what must stay available outlives its origin's failures.</summary>
internal sealed class ErrorsAreSurvived() : FeatureRule(
    new(
        "STL-004",
        Severity.DenyUnlessAcknowledged,
        "Where a guard-rail requires StaleIfError, every rule that stores has stale.ifError.",
        "Without the window, an origin's failure reaches users as soon as the lifetime is over, although the proxy holds the response that they saw a minute ago.",
        "RFC 5861 section 4",
        "Add stale.ifError, or acknowledge that errors shall be seen at once.")
    {
        Title = "Critical content survives the origin's errors",
        Concerns = SpecSection.Freshness,
    },
    guardrail => guardrail.Required,
    breaks: false)
{
    protected override bool IsConcerned(PolicyFeature feature) => feature == PolicyFeature.StaleIfError;

    protected override string Explain(Feature feature, Decider decider) =>
        $"{decider.Title} requires content to stay available while the origin fails, and this rule shows errors as soon as its lifetime is over; {feature.ToUse}";
}
