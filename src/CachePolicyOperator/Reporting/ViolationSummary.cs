using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Reporting;

/// <summary>Violations in the one line of a condition.</summary>
internal static class ViolationSummary
{
    /// <summary>A condition's message holds at most 32,768 characters; a person reads far fewer.</summary>
    private const int MaxLength = 4000;

    public static string Of(IReadOnlyList<PolicyViolation> violations)
    {
        var text = string.Join("; ", violations);
        return text.Length <= MaxLength ? text : $"{violations.Count} violations: {text[..MaxLength]}…";
    }
}
