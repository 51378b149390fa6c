using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>GRD-004, deny: keys are made of what the guard-rails allow.</summary>
internal sealed class KeyPartsAreAllowed() : PolicyRule(new(
    "GRD-004",
    Severity.Deny,
    "key.headers and key.cookies hold only what the lists of every guard-rail that has one allow.",
    "Each part multiplies the number of stored copies; the platform team pays for the memory.",
    "this API: CacheGuardrail's spec.key",
    "Remove the part, or ask the guard-rail's owners to allow it.")
{
    Title = "Key parts are allowed",
    Concerns = SpecSection.Sharing,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        if (reviewed.Guardrails.Members.Count == 0)
            yield break;
        foreach (var storing in reviewed.Storing)
        {
            if (storing.Rule.Key is not { } key)
                continue;
            for (var i = 0; i < key.Headers?.Count; i++)
            {
                var name = key.Headers[i];
                if (Decide(reviewed, storing, guardrail => guardrail.Spec.Key?.Headers?.Contains(name, StringComparer.OrdinalIgnoreCase) == false) is { } decider)
                    yield return Refused(storing, new(storing.At, "key.headers", Index: i), name, decider, decider.Spec.Key!.Headers!);
            }

            for (var i = 0; i < key.Cookies?.Count; i++)
            {
                var name = key.Cookies[i];
                if (Decide(reviewed, storing, guardrail => guardrail.Spec.Key?.Cookies?.Contains(name) == false) is { } decider)
                    yield return Refused(storing, new(storing.At, "key.cookies", Index: i), name, decider, decider.Spec.Key!.Cookies!);
            }
        }
    }

    private Guardrail? Decide(ReviewedSpec reviewed, StoringRule storing, Func<Guardrail, bool> breaks) =>
        reviewed.Guardrails.Decide(Description.Id, storing.Rule.Name, breaks);

    private PolicyViolation Refused(StoringRule storing, FieldPath where, string name, Guardrail decider, IReadOnlyList<string> allowed) => Violation(
        where,
        storing,
        $"{decider.Title} does not allow {Quoted.Text(name)} in a key ({(allowed.Count == 0 ? "it allows nothing there" : $"it allows {string.Join(", ", allowed.Select(Quoted.Bare))}")}); remove it, or ask the guard-rail's owners for an exception",
        GuardrailSet.DeciderOf(decider));
}
