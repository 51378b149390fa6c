using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>A <c>proxy_cache_valid</c> where it is in effect.</summary>
internal sealed record EdgeLifetime(NginxDirective Directive, NginxScope Scope, ContentClass Content)
{
    /// <summary>Without statuses nginx takes these.</summary>
    private static readonly string[] Implied = ["200", "301", "302"];

    private static readonly UpstreamFamily[] Families = [UpstreamFamily.Proxy, UpstreamFamily.FastCgi, UpstreamFamily.Uwsgi, UpstreamFamily.Scgi];

    public IReadOnlyList<string> Statuses => field ??= StatusesOf(Directive);

    public string Text { get; } = Directive.ArgumentCount == 0 ? "" : Directive[^1].Text;

    /// <summary>Nothing where nginx refuses it.</summary>
    public NginxTime? Time { get; } = NginxTime.Parse(Directive.ArgumentCount == 0 ? "" : Directive[^1].Text);

    /// <summary>A template's placeholder: what becomes of it is not in the file.</summary>
    public bool IsPlaceholder => Text.Contains('$', StringComparison.Ordinal) || Text.Contains('{', StringComparison.Ordinal);

    /// <summary>As written, for messages.</summary>
    public string Shown => $"{Directive.Name} {string.Join(' ', Enumerable.Range(0, Directive.ArgumentCount).Select(i => Validation.Quoted.Text(Directive[i].Text)[1..^1]))}";

    /// <summary>
    /// Those in effect where responses are stored, and those of fragments that do not say whether they are: a snippet is written to be
    /// included where they are.
    /// </summary>
    public static IEnumerable<EdgeLifetime> In(NginxReview review)
    {
        foreach (var place in review.Places)
        {
            foreach (var directive in place.InEffect(Setting.CacheValid))
                yield return new(directive, place.Scope, place.Content);
        }

        var known = AroundPlaces(review.Places);
        foreach (var scope in review.Scopes)
        {
            foreach (var family in Families)
            {
                if (!scope.Says(Setting.CacheValid, family) || scope.IsWithin(Setting.Http) || scope.TheOne(Setting.Cache, family) is not null || known.Contains(scope))
                    continue;
                foreach (var directive in scope.Own(Setting.CacheValid, family))
                    yield return new(directive, scope, review.Classes.Of(scope).Class ?? ContentClass.Html);
            }
        }
    }

    /// <summary>Blocks with places in them: what is in effect there is judged there.</summary>
    private static HashSet<NginxScope> AroundPlaces(IEnumerable<CachedPlace> places)
    {
        HashSet<NginxScope> around = [];
        foreach (var place in places)
        {
            for (var scope = place.Scope; scope is not null && around.Add(scope);)
                scope = scope.Outer;
        }

        return around;
    }

    private static string[] StatusesOf(NginxDirective directive) =>
        directive.ArgumentCount <= 1 ? Implied : [.. Enumerable.Range(0, directive.ArgumentCount - 1).Select(i => directive[i].Text)];
}
