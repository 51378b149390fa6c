using System.Text;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>What a block tells browsers about the lifetime of its responses: by <c>expires</c> or by a header of its own.</summary>
/// <param name="At">The directive, or the entry of the map that gives its value.</param>
/// <param name="Argument">Which argument of it.</param>
/// <param name="Value">The value as written.</param>
/// <param name="IsExpires">Whether this is a time of <c>expires</c>, else it is a Cache-Control value.</param>
/// <param name="Scope">The block whose responses it is in.</param>
/// <param name="Content">What that block serves.</param>
internal sealed record ClientLifetime(NginxDirective At, int Argument, string Value, bool IsExpires, NginxScope Scope, ContentClass Content)
{
    /// <summary>Those in effect in every block that answers requests.</summary>
    public static IEnumerable<ClientLifetime> In(NginxReview review)
    {
        foreach (var scope in review.Scopes)
        {
            if (!Answers(scope))
                continue;
            var content = review.Classes.Of(scope).Class ?? ContentClass.Html;
            if (scope.TheOne(Setting.Expires) is { ArgumentCount: > 0 } expires)
            {
                foreach (var lifetime in Of(expires, expires.ArgumentCount - 1, isExpires: true, scope, content, review.Variables))
                    yield return lifetime;
            }

            foreach (var header in scope.InEffect(Setting.AddHeader).Where(IsCacheControl))
            {
                foreach (var lifetime in Of(header, 1, isExpires: false, scope, content, review.Variables))
                    yield return lifetime;
            }
        }
    }

    private static bool Answers(NginxScope scope) =>
        scope.Kind is Setting.Location or Setting.If
        || (!scope.HasLocations && (scope.Says(Setting.Expires, UpstreamFamily.None) || scope.Says(Setting.AddHeader, UpstreamFamily.None)));

    private static bool IsCacheControl(NginxDirective header) =>
        header.ArgumentCount > 1 && Ascii.EqualsIgnoreCase(header[0].Raw, "Cache-Control"u8);

    /// <summary>The literal value, or those that a map gives to the variable that is the whole value.</summary>
    private static IEnumerable<ClientLifetime> Of(NginxDirective directive, int argument, bool isExpires, NginxScope scope, ContentClass content, Variables variables)
    {
        var value = directive[argument].Text;
        if (!value.StartsWith('$'))
        {
            yield return new(directive, argument, value, isExpires, scope, content);
            yield break;
        }

        if (VariableNames.In(value).ToList() is not [{ } variable] || variables.MapOf(variable) is not { } map)
            yield break;
        var isByType = map[0].Text.Contains("content_type", StringComparison.OrdinalIgnoreCase);
        foreach (var entry in map.Children)
        {
            if (entry.ArgumentCount == 1)
                yield return new(entry, 0, entry[0].Text, isExpires, scope, (isByType ? ContentGuess.OfMediaType(entry.Name) : null) ?? content);
        }
    }
}
