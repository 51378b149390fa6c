using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>GRD-003, deny: the engine is one that the platform team runs.</summary>
internal sealed class EngineIsAllowed() : PolicyRule(new(
    "GRD-003",
    Severity.Deny,
    "spec.engine is in the list of engines of every guard-rail that has one.",
    "An engine that nobody patches and watches is a risk, however good its configuration.",
    "this API: CacheGuardrail's spec.engines",
    "Use an engine of the list.")
{
    Title = "The engine is allowed",
    Concerns = SpecSection.Target,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        if (reviewed.Guardrails.Members.Count == 0)
            yield break;
        var engine = reviewed.Spec.Engine;
        if (reviewed.Guardrails.Decide(Description.Id, null, guardrail => guardrail.Spec.Engines?.Contains(engine) == false) is { } decider)
        {
            var allowed = decider.Spec.Engines!.Count == 0 ? "none at all" : string.Join(", ", decider.Spec.Engines);
            yield return new("spec.engine", Description.Id, $"{engine} is not allowed by {decider.Title}, which allows {allowed}; use an allowed engine, or ask the guard-rail's owners for an exception") { SetBy = GuardrailSet.DeciderOf(decider) };
        }
    }
}
