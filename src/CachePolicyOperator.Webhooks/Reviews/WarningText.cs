namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>Warnings within what the API server hands on.</summary>
/// <remarks>
/// It sends each as an HTTP Warning header, drops one with a control character altogether, and once all of a request (those of other
/// webhooks too) are longer than 4,096 characters, cuts each to 256 and drops the last ones.
/// </remarks>
internal static class WarningText
{
    private const int LongestLine = 256;
    private const int LongestSum = 4096;

    public static IReadOnlyList<string> Of(IReadOnlyList<string> warnings)
    {
        var kept = new List<string>(warnings.Count);
        var sum = 0;
        foreach (var warning in warnings)
        {
            var line = Printable.Line(warning, LongestLine).Trim();
            if (line.Length == 0)
                continue;
            if ((sum += line.Length) > LongestSum)
                break;
            kept.Add(line);
        }

        return kept;
    }
}
