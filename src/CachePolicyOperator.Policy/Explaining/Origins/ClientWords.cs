using System.Globalization;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering.Nginx;
using CachePolicyOperator.Policy.Responses;

namespace CachePolicyOperator.Policy.Explaining.Origins;

/// <summary>The Cache-Control that a client gets with a response that a storing rule is for; empty: none.</summary>
internal static class ClientWords
{
    private const string Nothing = "no-cache";

    internal static string Of(EffectiveRule.Store store, ResponseHead response)
    {
        var own = response.Joined(CacheDirectives.General);
        if (OriginWords.Forbids(own))
            return own;
        if (response.Status >= 400)
            return LifetimeHop.IsNeeded(store) ? "no-store" : Tightened(own, "no-store");
        return LifetimeHop.IsNeeded(store) ? FromHop(store, response) : InPlace(store, response, own);
    }

    private static string FromHop(EffectiveRule.Store store, ResponseHead response)
    {
        var known = response.Status is 200 or 203 or 301 or 308;
        return known ? Private(response, Lifetime(store)) : Nothing;
    }

    private static string InPlace(EffectiveRule.Store store, ResponseHead response, string own) => response.Status switch
    {
        200 or 206 or 301 or 304 or 308 => Private(response, Lifetime(store)),
        201 or 204 or 302 or 303 or 307 => Private(response, Nothing),
        // ngx_http_headers_filter: expires leaves other statuses alone, so the origin's words stay, and one line more tightens them.
        _ => Tightened(own, Private(response, Nothing)),
    };

    private static string Tightened(string own, string words) => own.Length == 0 ? words : $"{own}, {words}";

    private static string Lifetime(EffectiveRule.Store store) =>
        store.Client.Seconds == 0 ? Nothing : string.Create(CultureInfo.InvariantCulture, $"max-age={store.Client.Seconds}");

    private static string Private(ResponseHead response, string words) => response.Has("Set-Cookie") ? $"private, {words}" : words;
}
