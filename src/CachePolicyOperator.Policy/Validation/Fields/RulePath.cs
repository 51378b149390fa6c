using System.Globalization;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Where a rule stands in the spec.</summary>
internal static class RulePath
{
    internal static string At(int index) => string.Create(CultureInfo.InvariantCulture, $"spec.rules[{index}]");
}
