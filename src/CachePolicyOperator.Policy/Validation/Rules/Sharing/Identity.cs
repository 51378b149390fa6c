using System.Collections.Frozen;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>Names of cookies and headers that tell users apart.</summary>
internal static class Identity
{
    private static readonly FrozenSet<string> Cookies = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "sid", "connect_sid", "uid", "user", "userid", "user_id", "username", "login", "logged_in", "remember_me", "rememberme");

    /// <summary>Parts of the names that frameworks give: PHPSESSID, JSESSIONID, ASP_NET_SessionId, access_token, oauth2_proxy.</summary>
    private static readonly string[] CookieParts = ["sess", "token", "auth", "jwt"];

    private static readonly FrozenSet<string> Headers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "X-User", "X-User-Id", "X-User-Name", "X-User-Email", "X-Username", "X-Account-Id", "X-Customer-Id", "X-Session", "X-Session-Id",
        "X-Client-Id", "X-Device-Id", "X-Remote-User", "Remote-User", "X-Forwarded-User", "X-Forwarded-Email", "X-Auth-Request-User", "X-Auth-Request-Email");

    internal static bool IsSessionCookie(string name) =>
        Cookies.Contains(name) || CookieParts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    internal static bool IsUserHeader(string name) => Headers.Contains(name);
}
