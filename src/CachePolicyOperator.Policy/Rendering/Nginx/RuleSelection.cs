using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>
/// Picks the location of the first rule that matches. nginx tries a map's patterns in the order in which they are written, which
/// its prefix locations are not.
/// </summary>
internal static class RuleSelection
{
    public static VariableName Location { get; } = VariableName.Own("location");

    public static void WriteMap(NginxWriter writer, IReadOnlyList<EffectiveRule> rules)
    {
        var entries = new List<(NginxString, NginxString)>
        {
            (NginxString.Default, NginxString.Plain($"{RuleNames.Unmatched}")),

            // Delimiters that only some servers know, and what is still encoded after decoding: an origin that reads such a path
            // as another one would have its answer stored under this one (web cache deception). They are passed, never stored.
            (NginxString.Pattern($"(?s)^[^ ]+ [^ ]* .*?[;?#%\\x5c\\x00-\\x1f\\x7f]"), NginxString.Plain($"{RuleNames.Ambiguous}")),
        };

        for (var i = 0; i < rules.Count; i++)
        {
            var location = NginxString.Plain($"{new RuleNames(i + 1).Location}");
            foreach (var pattern in Patterns(rules[i].Match))
                entries.Add((pattern, location));
        }

        writer.Comment("The first rule that matches decides.");
        writer.Map(NginxString.Of($"$request_method $host $uri"), Location, [.. entries]);
    }

    // One pattern for each host: a token of nginx's configuration has at most 4096 bytes.
    private static IEnumerable<NginxString> Patterns(EffectiveMatch match)
    {
        var methods = match.Methods.Count == 0
            ? PatternPart.Of($"[^ ]+")
            : PatternPart.AnyOf(match.Methods.Select(method => PatternPart.Of($"{method}")));
        var end = match.Exact ? PatternPart.Of($"\\z") : PatternPart.Of($"");

        var hosts = match.Hosts.Count == 0 ? [PatternPart.Of($"[^ ]*")] : match.Hosts.Select(Host);
        return hosts.Select(host => NginxString.Pattern($"^{methods} {host} {match.Path}{end}"));
    }

    private static PatternPart Host(string host) => host.StartsWith("*.", StringComparison.Ordinal)
        ? PatternPart.Of($"[^ ]+{host[1..]}")
        : PatternPart.Of($"{host}");
}
