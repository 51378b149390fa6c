using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>
/// Computes the query string that counts. It becomes part of the key and replaces the client's, so the origin sees nothing that
/// the key does not.
/// </summary>
/// <remarks>
/// Names are compared as they are written: a parameter whose name is percent-encoded is not the one that the policy names. Of a
/// parameter that occurs several times, Include takes the first run.
/// </remarks>
internal static class QuerySelection
{
    // Each pass removes one run of neighbouring parameters. Browsers and mailers append what they add, so two runs are rare.
    private const int ExcludePasses = 4;

    private const int LongestGroup = 3000;

    public static VariableName Whole { get; } = VariableName.Own("args");

    public static VariableName Variable(EffectiveQuery query, RuleNames names) =>
        query is EffectiveQuery.Whole ? Whole : names.Arguments;

    public static void WriteSharedMap(NginxWriter writer) =>
        writer.Map(NginxString.Of($"$args"), Whole, (NginxString.Default, NginxString.Of($"$args")));

    public static void WriteMaps(NginxWriter writer, EffectiveQuery query, RuleNames names)
    {
        switch (query)
        {
            case EffectiveQuery.Include include:
                WriteInclude(writer, include.Names, names);
                break;
            case EffectiveQuery.Exclude exclude:
                WriteExclude(writer, exclude.Patterns, names);
                break;
        }
    }

    private static void WriteInclude(NginxWriter writer, IReadOnlyList<string> parameters, RuleNames names)
    {
        var found = new List<VariableName>();
        for (var i = 0; i < parameters.Count; i++)
        {
            var variable = names.Variable($"arg_{i}");
            var capture = names.Variable($"arg_{i}_is");
            var parameter = PatternPart.Of($"{parameters[i]}(?:=[^&]*)?(?=&|\\z)");
            writer.Map(
                NginxString.Of($"$args"),
                variable,
                (NginxString.Pattern($"(?:^|&)(?<{capture}>{parameter}(?:&{parameter})*)"), NginxString.Of($"&${capture}")),
                (NginxString.Default, NginxString.Of($"")));
            found.Add(variable);
        }

        var rest = names.Variable("args_are");
        writer.Map(
            NginxString.Values(found),
            names.Arguments,
            (NginxString.Pattern($"^&(?<{rest}>.*)\\z"), rest),
            (NginxString.Default, NginxString.Of($"")));
    }

    private static void WriteExclude(NginxWriter writer, IReadOnlyList<string> patterns, RuleNames names)
    {
        var source = NginxString.Of($"$args");
        var pass = 0;
        foreach (var excluded in Groups(patterns.Select(Parameter)))
        {
            for (var i = 0; i < ExcludePasses; i++)
            {
                pass++;
                var variable = names.Variable($"args_{pass}");
                var (before, after) = (variable.WithSuffix("before"), variable.WithSuffix("after"));
                writer.Map(
                    source,
                    variable,
                    (NginxString.Pattern($"^(?<{before}>(?:.*?&)??)(?:{excluded}(?:&|\\z))+(?<{after}>.*)\\z"), NginxString.Of($"${before}${after}")),
                    (NginxString.Default, source));
                source = variable;
            }
        }

        var rest = names.Variable("args_are");
        writer.Map(
            source,
            names.Arguments,
            (NginxString.Pattern($"^(?<{rest}>.*?)&*\\z"), rest),
            (NginxString.Default, source));
    }

    // A word of nginx's configuration has at most 4096 bytes: a long list is removed in groups, each in its own passes.
    private static IEnumerable<PatternPart> Groups(IEnumerable<PatternPart> parameters)
    {
        var group = new List<PatternPart>();
        foreach (var parameter in parameters)
        {
            if (group.Sum(part => part.Text.Length) + parameter.Text.Length > LongestGroup)
            {
                yield return PatternPart.AnyOf(group);
                group = [];
            }

            group.Add(parameter);
        }

        yield return PatternPart.AnyOf(group);
    }

    private static PatternPart Parameter(string pattern) => pattern.EndsWith('*')
        ? PatternPart.Of($"{pattern[..^1]}[^&=]*(?:=[^&]*)?")
        : PatternPart.Of($"{pattern}(?:=[^&]*)?");
}
