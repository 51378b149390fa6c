using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>Finds the blocks whose responses are stored.</summary>
internal static class CachedPlaces
{
    private static readonly UpstreamFamily[] Families = [UpstreamFamily.Proxy, UpstreamFamily.FastCgi, UpstreamFamily.Uwsgi, UpstreamFamily.Scgi];

    public static IEnumerable<CachedPlace> In(IReadOnlyList<NginxScope> scopes, ContentClasses classes, Variables variables)
    {
        foreach (var scope in scopes)
        {
            foreach (var family in Families)
            {
                if (IsPlace(scope, family) && scope.TheOne(Setting.Cache, family) is { } cache && IsOn(cache))
                    yield return new CachedPlace(scope, family, cache, classes.Of(scope), variables);
            }
        }
    }

    /// <summary>
    /// A location that passes requests on; and a block that says how to store while the passing is said elsewhere: in a fragment,
    /// or in what it includes.
    /// </summary>
    private static bool IsPlace(NginxScope scope, UpstreamFamily family) =>
        scope.Says(Setting.Pass, family) || (scope.Says(Setting.Cache, family) && !scope.HasLocations);

    /// <summary>Whether the directive names a zone.</summary>
    private static bool IsOn(NginxDirective cache) => cache.ArgumentCount > 0 && !cache[0].Is("off"u8);
}
