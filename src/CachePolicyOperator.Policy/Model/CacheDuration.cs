using System.Globalization;

namespace CachePolicyOperator.Policy.Model;

/// <summary>
/// A span of time with explicit units (<c>90s</c>, <c>10m</c>, <c>1h30m</c>, <c>7d</c>), between zero and <see cref="Longest"/>.
/// </summary>
/// <remarks>
/// Two texts of one length (<c>90s</c>, <c>1m30s</c>) are equal and render equally. A bare number is refused: whether 14400 meant
/// seconds is how four hours of stale content begin.
/// </remarks>
public readonly record struct CacheDuration : IComparable<CacheDuration>
{
    private const long LongestMilliseconds = 3650 * 86_400_000L;

    private CacheDuration(long milliseconds) => Milliseconds = milliseconds;

    /// <summary>Ten years of 365 days: beyond this a number is a slip, and some proxies overflow.</summary>
    public static CacheDuration Longest { get; } = new(LongestMilliseconds);

    public static CacheDuration Zero { get; }

    public long Milliseconds { get; }

    /// <summary>Whole seconds, the unit of HTTP's freshness (RFC 9111 section 1.2.2), rounded down so that no limit grows.</summary>
    public long Seconds => Milliseconds / 1000;

    public TimeSpan TimeSpan => TimeSpan.FromMilliseconds(Milliseconds);

    public static bool operator <(CacheDuration left, CacheDuration right) => left.CompareTo(right) < 0;

    public static bool operator >(CacheDuration left, CacheDuration right) => left.CompareTo(right) > 0;

    public static bool operator <=(CacheDuration left, CacheDuration right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CacheDuration left, CacheDuration right) => left.CompareTo(right) >= 0;

    /// <summary>Never more than <see cref="Longest"/>.</summary>
    public static CacheDuration operator +(CacheDuration left, CacheDuration right) => new(Math.Min(left.Milliseconds + right.Milliseconds, LongestMilliseconds));

    public static CacheDuration FromSeconds(long seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, LongestMilliseconds / 1000);
        return new CacheDuration(seconds * 1000);
    }

    public static CacheDuration Max(CacheDuration left, CacheDuration right) => left >= right ? left : right;

    public static CacheDuration Min(CacheDuration left, CacheDuration right) => left <= right ? left : right;

    /// <summary>Reads <c>(number unit)+</c> with the units d, h, m, s, ms, each at most once and the longest first.</summary>
    public static Parsed<CacheDuration> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Refuse("a duration such as 90s, 10m, 1h30m or 7d is needed");
        if (text[0] is '-' or '+')
            return Refuse($"{Quote(text)} has a sign; durations are written without one, such as 90s");
        if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return Refuse($"{Quote(text)} has no unit; write {text}s for seconds, or use ms, m, h or d");

        long total = 0;
        var smallest = long.MaxValue;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits == 0)
                return Refuse($"{Quote(text)} is not a duration; write numbers with units, such as 90s, 10m, 1h30m or 7d");

            var unit = digits < 0 ? default : UnitOf(rest[digits..]);
            if (unit.Milliseconds == 0)
                return Refuse($"{Quote(text)} has a missing or unknown unit; the units are ms, s, m, h and d");
            if (unit.Milliseconds >= smallest)
                return Refuse($"{Quote(text)} repeats or reorders its units; write each unit once, the longest first, such as 1h30m");
            if (!long.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number > LongestMilliseconds / unit.Milliseconds
                || (total += number * unit.Milliseconds) > LongestMilliseconds)
            {
                return Refuse($"{Quote(text)} is longer than ten years (3650d)");
            }

            smallest = unit.Milliseconds;
            rest = rest[(digits + unit.Length)..];
        }

        return new Parsed<CacheDuration>.Value(new CacheDuration(total));
    }

    public int CompareTo(CacheDuration other) => Milliseconds.CompareTo(other.Milliseconds);

    /// <summary>The canonical text, which <see cref="Parse"/> reads back: <c>1h30m</c>, <c>7d</c>, <c>0s</c>.</summary>
    public override string ToString()
    {
        if (Milliseconds == 0)
            return "0s";

        var text = "";
        var rest = Milliseconds;
        foreach (var (length, name) in new[] { (86_400_000L, "d"), (3_600_000L, "h"), (60_000L, "m"), (1000L, "s"), (1L, "ms") })
        {
            if (rest >= length)
                text += string.Create(CultureInfo.InvariantCulture, $"{rest / length}{name}");
            rest %= length;
        }

        return text;
    }

    private static (long Milliseconds, int Length) UnitOf(ReadOnlySpan<char> text) => text switch
    {
        ['m', 's', ..] => (1, 2),
        ['s', ..] => (1000, 1),
        ['m', ..] => (60_000, 1),
        ['h', ..] => (3_600_000, 1),
        ['d', ..] => (86_400_000, 1),
        _ => (0, 0),
    };

    // The text comes from anybody who may write a policy, and the reason ends in conditions, events and terminals.
    private static string Quote(string text)
    {
        var shown = text.Length > 32 ? text[..32] + "…" : text;
        return "\"" + string.Concat(shown.Select(c => c is < ' ' or '"' or '\u007f' ? '?' : c)) + "\"";
    }

    private static Parsed<CacheDuration>.Refused Refuse(string reason) => new(reason);
}
