using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Requests;

/// <summary>The query string that counts, as the rendered configurations compute it, and the parameters that do not.</summary>
/// <param name="Text">What is in the key, and what the origin gets.</param>
/// <param name="Ignored">Parameters as the client wrote them.</param>
/// <remarks>Names are compared as they are written. What is here is checked against nginx itself.</remarks>
public sealed record CountedQuery(string Text, IReadOnlyList<string> Ignored)
{
    /// <summary>nginx removes one run of neighbouring parameters at a time, and this many.</summary>
    private const int ExcludedRuns = 4;

    public static CountedQuery Of(EffectiveQuery query, string text) => query switch
    {
        EffectiveQuery.Include { Names: var names } => Included(names, text.Split('&')),
        EffectiveQuery.Exclude { Patterns: var patterns } => Remaining(patterns, text.Split('&')),
        _ => new(text, []),
    };

    // The first run of each, in the policy's order.
    private static CountedQuery Included(IReadOnlyList<string> names, string[] parameters)
    {
        var counted = new bool[parameters.Length];
        List<string> kept = [];
        foreach (var name in names)
        {
            var first = Array.FindIndex(parameters, parameter => NameOf(parameter) == name);
            for (var i = first; i >= 0 && i < parameters.Length && NameOf(parameters[i]) == name; i++)
            {
                kept.Add(parameters[i]);
                counted[i] = true;
            }
        }

        return new(string.Join('&', kept), [.. parameters.Where((parameter, i) => !counted[i] && parameter.Length > 0)]);
    }

    private static CountedQuery Remaining(IReadOnlyList<string> patterns, string[] parameters)
    {
        var kept = parameters.ToList();
        List<string> ignored = [];
        for (var run = 0; run < ExcludedRuns && kept.FindIndex(IsExcluded) is >= 0 and var first; run++)
        {
            var length = kept.Skip(first).TakeWhile(IsExcluded).Count();
            ignored.AddRange(kept.Skip(first).Take(length));
            kept.RemoveRange(first, length);
        }

        return new(string.Join('&', kept).TrimEnd('&'), ignored);

        bool IsExcluded(string parameter) => patterns.Any(pattern => pattern.EndsWith('*')
            ? NameOf(parameter).StartsWith(pattern[..^1], StringComparison.Ordinal)
            : NameOf(parameter) == pattern);
    }

    private static string NameOf(string parameter) => parameter.Split('=', 2)[0];
}
