using System.Globalization;

namespace CachePolicyOperator.Policy.Http;

/// <summary>A date in HTTP's preferred form (RFC 9110 section 5.6.7), the only one that servers send.</summary>
internal static class HttpDate
{
    internal static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
