using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Requests;

/// <summary>Which requests a rule, and a rule's bypass, are for: what the rendered configurations decide in the proxy.</summary>
internal static class RequestMatching
{
    internal static bool Takes(this EffectiveMatch match, ProbeRequest request) =>
        request.Path is { } path && match.TakesPath(path) && match.TakesMethod(request.Method) && match.TakesHost(request.Host);

    internal static bool TakesPath(this EffectiveMatch match, string path) =>
        match.Exact ? path == match.Path : path.StartsWith(match.Path, StringComparison.Ordinal);

    internal static bool TakesMethod(this EffectiveMatch match, string method) => match.Methods.Count == 0 || match.Methods.Contains(method);

    /// <param name="match">The rule's.</param>
    /// <param name="host">Null: the request names none.</param>
    internal static bool TakesHost(this EffectiveMatch match, string? host) =>
        match.Hosts.Count == 0 || (host is not null && match.Hosts.Any(own => IsFor(own, host)));

    internal static bool IsWildcard(string host) => host.StartsWith("*.", StringComparison.Ordinal);

    internal static bool Takes(this EffectiveBypass bypass, ProbeRequest request) => bypass.CausesIn(request).Any();

    /// <summary>What of the request keeps it away from the store. A header without a value counts as not there.</summary>
    internal static IEnumerable<BypassCause> CausesIn(this EffectiveBypass bypass, ProbeRequest request)
    {
        if (bypass.Authorization == AuthorizationMode.Bypass && request.Headers.Any(header => Is(header, "Authorization")))
            yield return new BypassCause.Authorization();
        foreach (var header in bypass.Headers.Where(own => request.Headers.Any(header => Is(header, own))))
            yield return new BypassCause.Header(header);
        foreach (var cookie in bypass.Cookies.Where(own => request.Headers.Any(header => Is(header, "Cookie") && Names(header.Value, own))))
            yield return new BypassCause.Cookie(cookie);
    }

    private static bool IsFor(string own, string host) =>
        own == host || (IsWildcard(own) && host.Length > own.Length - 1 && host.EndsWith(own[1..], StringComparison.Ordinal));

    private static bool Is(KeyValuePair<string, string> header, string name) => header.Value.Length > 0 && header.Key.Equals(name, StringComparison.OrdinalIgnoreCase);

    // Wider than RFC 6265 section 4.2.1, as the rendered pattern: servers read cookies in several ways.
    private static bool Names(string cookies, string own) => Regex.IsMatch(cookies, $@"(?:^|[;,\s]){Regex.Escape(own)}\s*=", RegexOptions.CultureInvariant);
}
