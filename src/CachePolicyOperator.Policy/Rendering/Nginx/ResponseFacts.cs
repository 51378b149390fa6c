namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>What a response of the origin says about storing it, the same for every rule.</summary>
/// <remarks>
/// $sent_http_cache_control holds all Cache-Control lines of a response, $upstream_http_cache_control only the first one before
/// nginx 1.23. It is complete only as long as nothing hides or rewrites them, and nginx keeps the value of its first use: every
/// location that needs it uses it in the first directive of its header filter (expires, then add_header in order).
/// </remarks>
internal static class ResponseFacts
{
    /// <summary>The directives that this cache obeys: CDN-Cache-Control where it is there and valid (RFC 9213 section 2.2), else Cache-Control.</summary>
    public static VariableName Directives { get; } = VariableName.Own("directives");

    /// <summary>"no" when the origin forbids to store, or to reuse without asking.</summary>
    public static VariableName Prohibited { get; } = VariableName.Own("prohibited");

    /// <summary>"no" for a Vary that nginx would get wrong: a list with *, or one longer than it keeps (128 bytes).</summary>
    public static VariableName Unselectable { get; } = VariableName.Own("unselectable");

    /// <summary>"no" when the response sets a cookie.</summary>
    public static VariableName SetsCookie { get; } = VariableName.Own("sets_cookie");

    /// <summary>The lifetime that the origin states, in seconds; empty: none.</summary>
    public static VariableName Stated { get; } = VariableName.Own("stated");

    /// <summary>CDN-Cache-Control; empty where it is none that counts.</summary>
    private static VariableName Targeted { get; } = VariableName.Own("targeted");

    private static VariableName StatedByCacheControl { get; } = VariableName.Own("stated_by_control");

    private static VariableName StatedByExpires { get; } = VariableName.Own("stated_by_expires");

    public static void WriteMaps(NginxWriter writer)
    {
        var no = NginxString.Of($"no");
        var nothing = NginxString.Of($"");

        writer.Comment("What a response says about storing it.");
        writer.Comment("RFC 9213 section 2.1: a field that is empty or no dictionary (RFC 8941) counts as not there.");
        writer.Map(
            NginxString.Of($"$upstream_http_cdn_cache_control"),
            Targeted,
            (NginxString.Pattern($"{StructuredField.Dictionary}"), NginxString.Of($"$upstream_http_cdn_cache_control")),
            (NginxString.Default, nothing));
        writer.Map(
            Targeted,
            Directives,
            (nothing, NginxString.Of($"$sent_http_cache_control")),
            (NginxString.Default, Targeted));
        writer.Map(
            Directives,
            Prohibited,
            (NginxString.PatternIgnoringCase($"private|no-store|no-cache"), no),
            (NginxString.Default, nothing));
        writer.Map(
            NginxString.Of($"$upstream_http_vary"),
            Unselectable,
            (NginxString.Pattern($"[*]|^.{{129}}"), no),
            (NginxString.Default, nothing));
        writer.Map(
            NginxString.Of($"$upstream_http_set_cookie"),
            SetsCookie,
            (NginxString.Of($""), nothing),
            (NginxString.Default, no));
    }

    public static void WriteStatedLifetime(NginxWriter writer)
    {
        writer.Comment("RFC 9111 section 4.2.1: s-maxage, max-age, Expires. A value that is no number makes the response stale.");
        writer.Comment("Beside CDN-Cache-Control neither Cache-Control nor Expires counts (RFC 9213 section 2.2).");
        writer.Map(
            Targeted,
            Stated,
            [
                (NginxString.Of($""), StatedByCacheControl),
                .. TargetedSeconds("s-maxage"),
                .. TargetedSeconds("max-age"),
                (NginxString.Default, NginxString.Of($"")),
            ]);
        writer.Map(
            NginxString.Of($"$sent_http_cache_control"),
            StatedByCacheControl,
            [
                .. Seconds("s-maxage"),
                .. Seconds("max-age"),
                (NginxString.Default, StatedByExpires),
            ]);

        // A date cannot be subtracted from another one here, so no lifetime can be read from Expires: what only Expires makes
        // storable is not stored rather than kept for longer than the origin wants.
        writer.Map(
            NginxString.Of($"$upstream_http_expires"),
            StatedByExpires,
            (NginxString.Of($""), NginxString.Of($"")),
            (NginxString.Default, NginxString.Of($"0")));
    }

    /// <summary>A directive's name and equals sign, and whatever zeros its number begins with.</summary>
    public static PatternPart Directive(string name) => PatternPart.Of($"(?<![-\\w]){name}\\s*=\\s*\"?0*");

    /// <summary>The end of a directive's number.</summary>
    public static PatternPart EndOfNumber { get; } = PatternPart.Of($"(?=\"?\\s*(?:[,;]|\\z))");

    // Integers only: RFC 9213 section 2.1 takes no string for a number.
    private static (NginxString, NginxString)[] TargetedSeconds(string directive)
    {
        var capture = VariableName.Own("cdn_" + directive.Replace('-', '_'));
        var last = StructuredField.LastMember(directive);
        var end = PatternPart.Of($"(?=[ \\t]*[,;]|\\z)");
        return
        [
            (NginxString.Pattern($"{last}=0*(?<{capture}>[0-9]{{1,10}}){end}"), capture),
            (NginxString.Pattern($"{last}=0*[0-9]{{11,}}{end}"), NginxString.Of($"9999999999")),
            (NginxString.Pattern($"{last}"), NginxString.Of($"0")),
        ];
    }

    private static (NginxString, NginxString)[] Seconds(string directive)
    {
        var capture = VariableName.Own(directive.Replace('-', '_'));
        return
        [
            (NginxString.PatternIgnoringCase($"{Directive(directive)}(?<{capture}>[0-9]{{1,10}}){EndOfNumber}"), capture),
            (NginxString.PatternIgnoringCase($"{Directive(directive)}[0-9]{{11,}}{EndOfNumber}"), NginxString.Of($"9999999999")),
            (NginxString.PatternIgnoringCase($"(?<![-\\w]){directive}"), NginxString.Of($"0")),
        ];
    }
}
