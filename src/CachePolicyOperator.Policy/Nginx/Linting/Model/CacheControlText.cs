using System.Globalization;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>The directives of a Cache-Control value (RFC 9111 section 5.2), as far as they are literal.</summary>
internal static class CacheControlText
{
    /// <summary>The argument of a directive, without quotes; nothing where the value does not have it.</summary>
    public static string? Argument(string value, string directive)
    {
        foreach (var part in value.Split(','))
        {
            var sides = part.Split('=', 2);
            if (sides.Length == 2 && sides[0].Trim().Equals(directive, StringComparison.OrdinalIgnoreCase))
                return sides[1].Trim().Trim('"');
        }

        return null;
    }

    public static bool Has(string value, string directive) =>
        value.Split(',').Any(part => part.Trim().Equals(directive, StringComparison.OrdinalIgnoreCase));

    /// <summary>Seconds of a directive; nothing where it is not there, holds a variable, or is not a number.</summary>
    public static long? Seconds(string value, string directive) =>
        long.TryParse(Argument(value, directive), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
