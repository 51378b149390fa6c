using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>Whether any policy could satisfy what a guard-rail requires and forbids.</summary>
internal static class FeatureConflicts
{
    internal static string? OfRequired(IReadOnlyList<PolicyFeature>? required) => HasBothModes(required)
        ? "a rule has one mode, so Override and RespectOrigin cannot both be required; remove one of them"
        : null;

    internal static string? OfForbidden(IReadOnlyList<PolicyFeature>? forbidden, IReadOnlyList<PolicyFeature>? required)
    {
        if (HasBothModes(forbidden))
            return "with both modes, Override and RespectOrigin, forbidden no rule could store anything; remove one of them";
        var both = (forbidden ?? []).Where(feature => required?.Contains(feature) == true).ToList();
        return both.Count == 0 ? null : $"{string.Join(" and ", both)} cannot be both required and forbidden, or no policy could pass; remove it from one of the lists";
    }

    private static bool HasBothModes(IReadOnlyList<PolicyFeature>? features) =>
        features?.Contains(PolicyFeature.Override) == true && features.Contains(PolicyFeature.RespectOrigin);
}
