using System.Globalization;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Where a probe stands in the spec.</summary>
internal static class ProbePath
{
    internal static string At(int index) => string.Create(CultureInfo.InvariantCulture, $"spec.probes[{index}]");
}
