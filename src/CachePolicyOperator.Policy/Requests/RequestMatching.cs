using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Requests;

/// <summary>Which requests a rule, and a rule's bypass, are for: what the rendered configurations decide in the proxy.</summary>
internal static class RequestMatching
{
    internal static bool Takes(this EffectiveMatch match, ProbeRequest request) =>
        request.Path is { } path && match.TakesPath(path) && match.TakesMethod(ProbeRequest.Method) && match.TakesHost(request.Host);

    internal static bool TakesPath(this EffectiveMatch match, string path) =>
        match.Exact ? path == match.Path : path.StartsWith(match.Path, StringComparison.Ordinal);

    internal static bool TakesMethod(this EffectiveMatch match, string method) => match.Methods.Count == 0 || match.Methods.Contains(method);

    /// <param name="match">The rule's.</param>
    /// <param name="host">Null: the request names none.</param>
    internal static bool TakesHost(this EffectiveMatch match, string? host) =>
        match.Hosts.Count == 0 || (host is not null && match.Hosts.Any(own => IsFor(own, host)));

    internal static bool IsWildcard(string host) => host.StartsWith("*.", StringComparison.Ordinal);

    internal static bool Takes(this EffectiveBypass bypass, ProbeRequest request) =>
        request.Headers.Any(header => bypass.Headers.Contains(header.Key, StringComparer.OrdinalIgnoreCase) || IsCredential(bypass, header.Key))
        || Cookies(request).Any(bypass.Cookies.Contains);

    private static bool IsFor(string own, string host) =>
        own == host || (IsWildcard(own) && host.Length > own.Length - 1 && host.EndsWith(own[1..], StringComparison.Ordinal));

    private static bool IsCredential(EffectiveBypass bypass, string header) =>
        bypass.Authorization == AuthorizationMode.Bypass && header.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    // RFC 6265 section 4.2.1.
    private static IEnumerable<string> Cookies(ProbeRequest request) =>
        from header in request.Headers
        where header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
        from pair in header.Value.Split(';', StringSplitOptions.TrimEntries)
        select pair.Split('=', 2)[0];
}
