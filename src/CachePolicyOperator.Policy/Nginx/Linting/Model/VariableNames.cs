namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>The variables in a text: <c>$name</c> and <c>${name}</c>, in lower case, as nginx compares them.</summary>
internal static class VariableNames
{
    public static IEnumerable<string> In(string text)
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('$', at + 1))
        {
            var start = text[at + 1] == '{' ? at + 2 : at + 1;
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end > start)
                yield return text[start..end].ToLowerInvariant();
        }
    }
}
