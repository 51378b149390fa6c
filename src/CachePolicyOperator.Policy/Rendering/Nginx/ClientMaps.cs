using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>
/// What clients are told about keeping a response: the policy's lifetime, never a longer one than the origin forbids, and none for
/// errors. No purge reaches what a client keeps.
/// </summary>
internal sealed class ClientMaps(NginxWriter writer, EffectiveRule.Store rule, RuleNames names)
{
    private static readonly NginxString Nothing = NginxString.Of($"");

    /// <summary>The hop computes one line, and the front puts it in the place of the origin's.</summary>
    public void WriteForHop()
    {
        var (bypassed, prohibition) = (names.Client.WithSuffix("bypassed"), names.Client.WithSuffix("forbidden"));
        writer.Comment("For the client: the origin's own words where they forbid or the request bypassed the store, else the policy's.");
        writer.Map(
            NginxString.Of($"$status;${LifetimeHop.Bypassed};${ResponseFacts.SetsCookie};$sent_http_cache_control"),
            names.Client,
            (NginxString.Pattern($"^[0-9]+;1;[^;]*;(?<{bypassed}>.+)\\z"), bypassed),
            (NginxString.Pattern($"^[0-9]+;1;"), NginxString.Of($"private, no-cache")),
            (NginxString.PatternIgnoringCase($"^[0-9]+;;[^;]*;(?<{prohibition}>.*(?:private|no-store|no-cache).*)\\z"), prohibition),
            (NginxString.Pattern($"^[45]"), NginxString.Of($"no-store")),
            (NginxString.Pattern($"^(?:200|203|301|308);;no;"), ClientLifetime("private, ")),
            (NginxString.Pattern($"^(?:200|203|301|308);"), ClientLifetime("")),
            (NginxString.Default, NginxString.Of($"no-cache")));
    }

    /// <summary>
    /// Without a hop the front rewrites what clients see: expires replaces every Cache-Control line of the responses that it reaches,
    /// (statuses of ngx_http_headers_filter), and one more line tightens the others: where two lines differ, the stricter holds.
    /// </summary>
    public void WriteInPlace()
    {
        writer.Map(
            NginxString.Of($"$status;${names.Bypass};$sent_http_cache_control"),
            names.Expires,
            (NginxString.Pattern($"^[0-9]+;1;"), NginxString.Of($"off")),
            (NginxString.PatternIgnoringCase($"private|no-store|no-cache"), NginxString.Of($"off")),
            (NginxString.Pattern($"^(?:200|206|301|304|308);"), rule.Client.Seconds == 0
                ? NginxString.Of($"epoch")
                : NginxString.Of($"{rule.Client.Seconds}s")),
            (NginxString.Default, NginxString.Of($"epoch")));
        writer.Map(
            NginxString.Of($"$status;${names.Bypass};${ResponseFacts.SetsCookie};$sent_http_cache_control"),
            names.Client,
            (NginxString.Pattern($"^[0-9]*;1;[^;]*;\\z"), NginxString.Of($"private, no-cache")),
            (NginxString.Pattern($"^[0-9]*;1;"), Nothing),
            (NginxString.PatternIgnoringCase($"private|no-store|no-cache"), Nothing),
            (NginxString.Pattern($"^[45]"), NginxString.Of($"no-store")),
            (NginxString.Pattern($"^(?:20[0146]|30[123478]);;no;"), NginxString.Of($"private")),
            (NginxString.Pattern($"^(?:20[0146]|30[123478]);"), Nothing),
            (NginxString.Pattern($"^[0-9]*;;no;"), NginxString.Of($"private, no-cache")),
            (NginxString.Default, NginxString.Of($"no-cache")));
    }

    private NginxString ClientLifetime(string prefix) => rule.Client.Seconds == 0
        ? NginxString.Of($"{prefix}no-cache")
        : NginxString.Of($"{prefix}max-age={rule.Client.Seconds}");
}
