namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>What a location matches.</summary>
internal readonly record struct LocationPattern(string Text, bool IsRegex)
{
    public bool IsNamed => Text.StartsWith('@');

    /// <summary>The pattern of a location's block.</summary>
    public static LocationPattern? Of(NginxScope scope)
    {
        if (scope is not { Kind: Setting.Location, Block: { ArgumentCount: > 0 } block })
            return null;
        var text = block[^1].Text;
        // Modifier and pattern may be one word: location ~\.css$ { }.
        return block.ArgumentCount > 1
            ? new(text, block[0].Raw.StartsWith("~"u8))
            : new(text.TrimStart('=', '^', '~', '*'), text.StartsWith('~'));
    }

    /// <summary>The pattern of the innermost location around here.</summary>
    public static LocationPattern? Around(NginxScope scope)
    {
        for (var around = scope; around is not null; around = around.Outer)
        {
            if (Of(around) is { } pattern)
                return pattern;
        }

        return null;
    }
}
