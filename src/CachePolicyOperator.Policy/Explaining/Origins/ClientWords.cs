using System.Globalization;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering.Nginx;
using CachePolicyOperator.Policy.Responses;

namespace CachePolicyOperator.Policy.Explaining.Origins;

/// <summary>The Cache-Control that a client gets with a response that a storing rule is for.</summary>
internal static class ClientWords
{
    private const string Nothing = "no-cache";

    internal static string Of(EffectiveRule.Store store, ResponseHead response)
    {
        var own = response.Joined(CacheDirectives.General);
        if (OriginWords.Forbids(own))
            return own;
        if (response.Status >= 400)
            return "no-store";

        // The hop tells by status which responses are whole, expires which ones it may touch.
        int[] kept = LifetimeHop.IsNeeded(store) ? [200, 203, 301, 308] : [200, 206, 301, 304, 308];
        var lifetime = store.Client.Seconds == 0 || !kept.Contains(response.Status) ? Nothing : string.Create(CultureInfo.InvariantCulture, $"max-age={store.Client.Seconds}");
        return response.Has("Set-Cookie") && (kept.Contains(response.Status) || !LifetimeHop.IsNeeded(store)) ? $"private, {lifetime}" : lifetime;
    }
}
