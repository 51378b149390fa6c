using System.Globalization;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Names of events: those of their objects, made unique.</summary>
internal static class EventName
{
    /// <summary>Of a DNS subdomain (RFC 1123), which an event's name must be.</summary>
    internal const int Longest = 253;

    /// <summary>Object names need not be DNS subdomains (roles may hold colons), so what is not allowed becomes a dash.</summary>
    public static string Of(string objectName, long stamp)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"{stamp:x16}");
        var allowed = string.Concat(objectName.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '.' ? c : '-'));
        var labels = allowed[..Math.Min(allowed.Length, Longest - suffix.Length - 1)]
            .Split('.')
            .Select(label => label.Trim('-'))
            .Where(label => label.Length > 0);
        return string.Join('.', labels.Append(suffix));
    }
}
