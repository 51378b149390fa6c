using System.Globalization;
using System.Text.RegularExpressions;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Http.StructuredFields;
using CachePolicyOperator.Policy.Responses;

namespace CachePolicyOperator.Policy.Explaining.Origins;

/// <summary>What the rendered configurations read from a response of the origin: their maps, as code. ProxyTests hold both together.</summary>
internal sealed partial class OriginWords(ResponseHead response)
{
    private const long Longest = 9_999_999_999;

    private readonly IReadOnlyDictionary<string, StructuredItem>? _targeted =
        StructuredDictionary.Parse(response.Lines(CacheDirectives.Targeted)) is { Count: > 0 } members ? members : null;

    /// <summary>The text that is searched for prohibitions and windows.</summary>
    internal string Directives => _targeted is null ? Own : response.Joined(CacheDirectives.Targeted);

    internal string Field => _targeted is null ? CacheDirectives.General : CacheDirectives.Targeted;

    /// <summary>The word that forbids to store, or to reuse without asking; null: none.</summary>
    internal string? Prohibition => Prohibitions().Match(Directives) is { Success: true } found ? found.Value.ToLowerInvariant() : null;

    /// <summary>On errors the origin's own lines come before the hop's, and what they forbid stays forbidden.</summary>
    internal bool ForbidsBesideTheHop => response.Lines(CacheDirectives.General).Any(line =>
        Forbids(line) || (PlainLifetime().Match(line) is { Success: true } lifetime && !(long.TryParse(lifetime.Groups["seconds"].Value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)));

    internal string? UnselectableVary => response.Joined("Vary") is var vary && (vary.Contains('*') || vary.Length > 128) ? vary : null;

    internal bool SetsCookie => response.Has("Set-Cookie");

    internal bool Consents => Consent().IsMatch(Directives);

    /// <summary>The stated lifetime in seconds and the words that state it; null: none. What cannot be read is zero.</summary>
    internal (long Seconds, string Words)? Stated =>
        _targeted is not null ? InTargeted("s-maxage") ?? InTargeted("max-age")
        : InOwn("s-maxage") ?? InOwn("max-age") ?? (response.Lines("Expires").FirstOrDefault() is { Length: > 0 } expires ? (0, $"Expires: {expires}") : null);

    internal static bool Forbids(string directives) => Prohibitions().IsMatch(directives);

    private string Own => response.Joined(CacheDirectives.General);

    /// <summary>How long a stale copy may be served, of the policy's window; and why it is shorter.</summary>
    /// <param name="directive">The origin's name for it.</param>
    /// <param name="window">The policy's, in seconds.</param>
    /// <param name="respects">Whether the origin's own window counts.</param>
    internal (long Seconds, string? Why) Window(string directive, long window, bool respects)
    {
        if (window == 0)
            return (0, null);
        if (Revalidation().Match(Directives) is { Success: true } forbids)
            return (0, $"{forbids.Value.ToLowerInvariant()} forbids it (RFC 9111 section 5.2.2.2)");
        if (!respects)
            return (window, null);
        if (Number(directive) is { } stated)
            return stated < window ? (stated, $"the origin's own {directive}={stated}") : (window, null);
        if (Regex.IsMatch(Directives, $@"(?<![-\w]){directive}(?!\s*=)", RegexOptions.IgnoreCase))
            return (window, null);
        return Regex.IsMatch(Directives, @"(?<![-\w])s-maxage", RegexOptions.IgnoreCase)
            ? (0, "s-maxage without a window forbids it (RFC 9111 section 4.2.4)")
            : (window, null);
    }

    private (long, string)? InTargeted(string directive) => _targeted!.TryGetValue(directive, out var member)
        ? member.Value is StructuredValue.Whole { Value: > 0 and var seconds }
            ? (Math.Min(seconds, Longest), $"{directive}={seconds} of {CacheDirectives.Targeted}")
            : (0, $"{directive} of {CacheDirectives.Targeted}")
        : null;

    private (long, string)? InOwn(string directive) =>
        Number(directive) is { } seconds ? (seconds, $"{directive}={seconds}")
        : Regex.Match(Own, $@"(?<![-\w]){directive}[^,]*", RegexOptions.IgnoreCase) is { Success: true } unreadable ? (0, unreadable.Value)
        : null;

    private long? Number(string directive) =>
        Regex.Match(Directives, $@"(?<![-\w]){directive}\s*=\s*""?0*(?<seconds>[0-9]+)(?=""?\s*(?:[,;]|\z))", RegexOptions.IgnoreCase) is { Success: true } found
            ? found.Groups["seconds"].Value is { Length: <= 10 } digits ? long.Parse(digits, CultureInfo.InvariantCulture) : Longest
            : null;

    [GeneratedRegex("private|no-store|no-cache", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prohibitions();

    // ngx_http_upstream_process_cache_control: s-maxage=, else max-age=, anywhere in the line.
    [GeneratedRegex("(?:^.*?s-maxage=|^(?!.*s-maxage=).*?max-age=)(?<seconds>[^,; ]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlainLifetime();

    [GeneratedRegex("(?:must|proxy)-revalidate", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Revalidation();

    [GeneratedRegex(@"(?<![-\w])(?:public|s-maxage|must-revalidate)(?![-\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Consent();
}
