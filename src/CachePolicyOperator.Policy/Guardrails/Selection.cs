using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>Label selectors as the API server evaluates them.</summary>
internal static class Selection
{
    /// <summary>Whether a selector that is not set, or the labels, let it through. An unknown operator selects: a guard-rail that is not understood must not be a hole.</summary>
    public static bool Matches(LabelSelector? selector, IReadOnlyDictionary<string, string> labels) =>
        selector is null
        || ((selector.MatchLabels?.All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value) ?? true)
            && (selector.MatchExpressions?.All(requirement => Holds(requirement, labels)) ?? true));

    private static bool Holds(LabelSelectorRequirement requirement, IReadOnlyDictionary<string, string> labels)
    {
        var value = labels.GetValueOrDefault(requirement.Key);
        return requirement.Operator switch
        {
            "In" => value is not null && (requirement.Values ?? []).Contains(value),
            "NotIn" => value is null || !(requirement.Values ?? []).Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => true,
        };
    }
}
