using System.Globalization;

namespace CachePolicyOperator.Policy.Responses;

/// <summary>The directives of Cache-Control (RFC 9111 section 5.2); names in lower case, quoted values without their quotes.</summary>
public sealed record CacheControl(IReadOnlyList<(string Name, string? Value)> Directives)
{
    /// <summary>No lifetime is longer than this (section 1.2.2).</summary>
    public const long LongestSeconds = 1L << 31;

    /// <summary>All lines as one.</summary>
    public static CacheControl Parse(string text) => new([.. Members(text).Select(Read).Where(directive => directive.Name.Length > 0)]);

    public bool Has(string name) => Directives.Any(directive => directive.Name == name);

    /// <summary>What the first directive of the name says; null: there is none.</summary>
    public StatedSeconds? Seconds(string name) => Directives.Where(directive => directive.Name == name).Select(directive => SecondsOf(directive.Value)).FirstOrDefault();

    private static StatedSeconds SecondsOf(string? value) =>
        value is not { Length: > 0 } || value.AsSpan().ContainsAnyExceptInRange('0', '9') ? new StatedSeconds.Unreadable(value ?? "")
        : long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < LongestSeconds ? new StatedSeconds.Number(seconds)
        : new StatedSeconds.Number(LongestSeconds);

    private static (string Name, string? Value) Read(string member) => member.Split('=', 2) switch
    {
        [var name, var value] => (name.Trim().ToLowerInvariant(), value.Trim().Trim('"')),
        _ => (member.Trim().ToLowerInvariant(), null),
    };

    // A comma in a quoted string divides nothing (RFC 9110 section 5.6.4).
    private static IEnumerable<string> Members(string text)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == '\\' && quoted)
                i++;
            else if (text[i] == ',' && !quoted)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}
