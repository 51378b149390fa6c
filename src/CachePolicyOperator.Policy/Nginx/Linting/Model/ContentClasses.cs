using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>Which content each block serves.</summary>
internal sealed class ContentClasses(Jumps jumps, NginxLimits limits)
{
    private readonly Dictionary<NginxScope, ContentGuess> _guesses = [];

    public ContentGuess Of(NginxScope scope)
    {
        if (!_guesses.TryGetValue(scope, out var guess))
            _guesses[scope] = guess = Guess(scope);
        return guess;
    }

    /// <summary>The innermost location whose pattern tells, else the strictest class.</summary>
    private ContentGuess Guess(NginxScope scope)
    {
        for (var around = scope; around is not null; around = around.Outer)
        {
            if (LocationPattern.Of(around) is { } pattern && OfPattern(pattern) is { Class: not null } told)
                return told;
        }

        return new(ContentClass.Html, false);
    }

    private ContentGuess OfPattern(LocationPattern pattern) => pattern.IsNamed
        ? jumps.To(pattern.Text).Select(origin => ContentGuess.Of(origin.Pattern, origin.IsRegex)).OrderBy(guess => limits.Edge[guess.Class ?? ContentClass.Html].Longest).FirstOrDefault()
        : ContentGuess.Of(pattern.Text, pattern.IsRegex);
}
