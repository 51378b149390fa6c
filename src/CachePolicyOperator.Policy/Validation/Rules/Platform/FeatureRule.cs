using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>A rule that holds the use of features against lists of the guard-rails.</summary>
/// <param name="description">The rule.</param>
/// <param name="listed">The list of a guard-rail.</param>
/// <param name="breaks">Whether using a listed feature breaks the rule, or not using it.</param>
internal abstract class FeatureRule(RuleDescription description, Func<CacheGuardrailSpec, IReadOnlyList<PolicyFeature>?> listed, bool breaks) : PolicyRule(description)
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        if (reviewed.Guardrails.Members.Count == 0)
            yield break;
        var names = reviewed.Guardrails.Members.SelectMany(guardrail => listed(guardrail.Spec) ?? []).Where(IsConcerned).Distinct().Order();
        foreach (var feature in names.Select(Feature.Of))
        {
            if (feature.IsOfPolicy)
            {
                if (feature.IsUsedBy(reviewed.Spec) == breaks && Decide(reviewed, feature, null) is { } decider)
                    yield return new($"spec.origin.{feature.Field}", Description.Id, Explain(feature, decider)) { SetBy = decider };
                continue;
            }

            foreach (var storing in reviewed.Storing)
            {
                if (feature.IsUsedBy(storing) == breaks && Decide(reviewed, feature, storing.Rule.Name) is { } decider)
                    yield return Violation(new FieldPath(storing.At, feature.Field), storing, Explain(feature, decider), decider);
            }
        }
    }

    /// <summary>Whether the rule is about the feature.</summary>
    protected virtual bool IsConcerned(PolicyFeature feature) => true;

    protected abstract string Explain(Feature feature, Decider decider);

    private Decider? Decide(ReviewedSpec reviewed, Feature feature, string? cacheRule) =>
        reviewed.Guardrails.Decide(Description.Id, cacheRule, guardrail => listed(guardrail.Spec)?.Contains(feature.Name) == true) is { } guardrail
            ? GuardrailSet.DeciderOf(guardrail)
            : null;
}
