using System.Globalization;
using CachePolicyOperator.Policy.Guardrails.AdmissionPolicies;

namespace CachePolicyOperator.Generate.Schema;

/// <summary>What the schema says about a duration: a pattern for every server, and bounds in CEL.</summary>
internal sealed record DurationBounds(string Minimum, string Maximum, bool Milliseconds)
{
    /// <summary>Shortest and longest text: <c>0s</c>, and every unit with all its digits.</summary>
    internal static readonly (int Minimum, int Maximum) Length = (2, 40);

    /// <summary>
    /// Each unit at most once, the longest first. The digits are bounded so that servers without CEL refuse the absurd, and so
    /// that the arithmetic in <see cref="Rule"/> cannot overflow.
    /// </summary>
    internal string Pattern =>
        "^([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?" + (Milliseconds ? "([0-9]{1,12}ms)?" : "") + "$";

    internal string Range => $"{Minimum} to {Maximum}";

    internal ValidationRule Rule => new(
        InDays(Maximum) is { } days
            ? $"{Seconds} >= {Whole(Minimum)} && {Seconds} <= {days * 86400}"
            : $"!self.contains('d') && duration(self) >= duration('{Minimum}') && duration(self) <= duration('{Maximum}')",
        $"must be between {Minimum} and {Maximum}");

    private static readonly string Seconds = Cel.Seconds("self");

    internal string Examples => Milliseconds ? "such as 500ms, 5s or 1m30s" : "such as 90s, 10m, 1h30m or 7d";

    private static int? InDays(string duration) =>
        duration is [.. var days, 'd'] ? int.Parse(days, CultureInfo.InvariantCulture) : null;

    /// <summary>Whole seconds; the shortest of a duration whose longest is in days is written so.</summary>
    private static int Whole(string duration) => int.Parse(duration.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture);
}
