using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering.Nginx;
using CachePolicyOperator.Policy.Responses;

namespace CachePolicyOperator.Policy.Explaining.Origins;

/// <summary>Decides about responses of the origin as the rendered configurations do.</summary>
public static class EdgeJudge
{
    /// <param name="store">The rule that is for the request.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="reviewed">The origin's response to the request.</param>
    public static EdgeDecision Judge(EffectiveRule.Store store, string path, ReviewedResponse reviewed)
    {
        var words = new OriginWords(reviewed.Response);
        List<string> reasons = [.. Vetoes(store, path, reviewed, words)];
        var lifetime = EdgeLifetime.Of(store, path, reviewed.Response.Status, words);
        if (lifetime is EdgeLifetime.None { Why: var why })
            reasons.Add(why);
        if (reasons.Count > 0 || lifetime is not EdgeLifetime.Known known)
            return new EdgeDecision.NotStored(reasons);

        var respects = store.Lifetime is EffectiveLifetime.RespectOrigin;
        return new EdgeDecision.Stored(
            known.Lifetime,
            known.Because,
            Window(words.Window("stale-while-revalidate", store.StaleWhileRevalidate.Seconds, respects)),
            Window(words.Window("stale-if-error", store.StaleIfError.Seconds, respects)));
    }

    private static IEnumerable<string> Vetoes(EffectiveRule.Store store, string path, ReviewedResponse reviewed, OriginWords words)
    {
        if (words.Prohibition is { } prohibition)
            yield return $"{words.Field} says {prohibition}, which no mode overrules";
        else if (reviewed.Response.Status >= 400 && LifetimeHop.IsNeeded(store) && words.ForbidsBesideTheHop)
            yield return "Cache-Control forbids it, and on errors nothing overrules that";
        if (words.UnselectableVary is { } vary)
            yield return vary.Contains('*') ? "Vary: * matches no other request" : "Vary is longer than the 128 bytes that nginx keeps";
        if (words.SetsCookie)
            yield return "it sets a cookie, which everybody would get";
        if (store.Unless.Authorization == AuthorizationMode.OriginConsent && reviewed.HasAuthorization && !words.Consents)
            yield return $"the request has Authorization, and the response says neither public, s-maxage nor must-revalidate ({path}.bypass.authorization: OriginConsent)";
    }

    private static StaleWindow Window((long Seconds, string? Why) window) => new(CacheDuration.FromSeconds(window.Seconds), window.Why);
}
