namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>The Cache-Status header (RFC 9211).</summary>
/// <remarks>
/// nginx does not tell a key that it has never seen from a variant that it does not have: both are fwd=miss, as section 2.2 asks.
/// "stored" says that the response met every condition for storing; a response that was fetched after waiting in vain for another
/// request's (coalescing timeout) meets them, too, and is not stored.
/// </remarks>
internal sealed class CacheStatus(string policy)
{
    private static VariableName Handling { get; } = VariableName.Own("handling");

    private static VariableName Detail { get; } = VariableName.Own("detail");

    // nginx sends no Age header. The time at which the stored response was made lets whoever reads this judge its age.
    private static VariableName Date { get; } = VariableName.Own("date");

    public static void WriteMaps(NginxWriter writer)
    {
        var date = VariableName.Own("date_is");
        writer.Comment("Cache-Status (RFC 9211). A stale response after a failed try went forward; one that is refreshed behind it did not.");
        writer.Map(
            NginxString.Of($"$upstream_cache_status $upstream_addr"),
            Handling,
            (NginxString.Pattern($"^(?:HIT|UPDATING) "), NginxString.Of($"hit")),
            (NginxString.Pattern($"^STALE \\z"), NginxString.Of($"hit")),
            (NginxString.Pattern($"^(?:STALE|EXPIRED) "), NginxString.Of($"fwd=stale")),
            (NginxString.Pattern($"^BYPASS "), NginxString.Of($"fwd=bypass")),
            (NginxString.Default, NginxString.Of($"fwd=miss")));
        writer.Map(
            NginxString.Of($"$upstream_cache_status"),
            Detail,
            (NginxString.Of($""), NginxString.Of($"")),
            (NginxString.Default, NginxString.Of($"; detail=$upstream_cache_status")));
        writer.Map(
            NginxString.Of($"$upstream_http_date"),
            Date,
            (NginxString.Pattern($"^(?<{date}>[A-Z][a-z][a-z], [0-9][0-9] [A-Z][a-z][a-z] [0-9]{{4}} [0-9:]{{8}} GMT)\\z"), NginxString.Of($"; date=\"${date}\"")),
            (NginxString.Default, NginxString.Of($"")));
    }

    public NginxString OfStore(string rule, RuleNames names) =>
        NginxString.Of($"{Item(policy)}; ${Handling}${names.Stored}; rule={Item(rule)}${Detail}${Date}");

    public NginxString OfBypass(string rule) => NginxString.Of($"{Item(policy)}; fwd=bypass; rule={Item(rule)}");

    public NginxString OfUnmatched() => NginxString.Of($"{Item(policy)}; fwd=bypass; detail=no-rule");

    public NginxString OfAmbiguous() => NginxString.Of($"{Item(policy)}; fwd=bypass; detail=ambiguous-path");

    /// <summary>For what nginx answers before a rule is found.</summary>
    public NginxString OfRefused() => NginxString.Of($"{Item(policy)}; fwd=bypass; detail=refused");

    // RFC 8941 section 3.3.4: a token begins with a letter; anything else is a string of printable ASCII.
    private static string Item(string name)
    {
        var token = name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
        return token ? name : "\"" + string.Concat(name.Select(c => c is < ' ' or > '~' or '"' or '\\' ? '?' : c)) + "\"";
    }
}
