using System.Globalization;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>Comparison of decimal numbers by patterns: nginx has maps, and no arithmetic.</summary>
internal static class NumberPattern
{
    /// <summary>
    /// Matches exactly the numbers, written without leading zeros, that are greater than <paramref name="bound"/>. It is not
    /// anchored.
    /// </summary>
    public static PatternPart GreaterThan(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bound);
        var digits = bound.ToString(CultureInfo.InvariantCulture);

        var alternatives = new List<PatternPart> { PatternPart.Of($"[1-9][0-9]{{{digits.Length},}}") };
        for (var i = 0; i < digits.Length; i++)
        {
            if (digits[i] == '9')
                continue;

            var first = digits[i] - '0' + 1;
            var higher = first == 9 ? PatternPart.Of($"9") : PatternPart.Of($"[{first}-9]");
            var rest = digits.Length - 1 - i;
            var anything = rest switch
            {
                0 => PatternPart.Of($""),
                1 => PatternPart.Of($"[0-9]"),
                _ => PatternPart.Of($"[0-9]{{{rest}}}"),
            };
            alternatives.Add(PatternPart.Of($"{digits[..i]}{higher}{anything}"));
        }

        return PatternPart.AnyOf(alternatives);
    }
}
