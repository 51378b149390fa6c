using System.Globalization;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>A time in whole seconds as ngx_parse_time reads it.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="IsBare">Whether a number in it has no unit, which means seconds.</param>
internal readonly record struct NginxTime(long Seconds, bool IsBare)
{
    /// <summary>A year: RFC 9111 and its predecessors ask for no more, and beyond it a number is a slip.</summary>
    public const long Year = 365 * 86_400L;

    /// <summary>Units from the longest, which is the order that nginx demands.</summary>
    private static readonly (char Unit, long Seconds)[] Units = [('y', Year), ('M', 30 * 86_400L), ('w', 7 * 86_400L), ('d', 86_400L), ('h', 3600L), ('m', 60L), ('s', 1L)];

    /// <summary>Nothing where nginx refuses the text: an unknown or repeated unit, a sign, an overflow.</summary>
    public static NginxTime? Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return null;
        long total = 0;
        var isBare = false;
        for (var unit = 0; text.Length > 0; text = text.TrimStart(' '))
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var found ? found : text.Length;
            if (digits == 0 || !long.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            isBare = digits == text.Length;
            var at = isBare ? Units.Length - 1 : IndexOf(text[digits]);
            if (at < 0 || (at < unit && !isBare) || number > (long.MaxValue - total) / Units[at].Seconds)
                return null;
            total += number * Units[at].Seconds;
            unit = at + 1;
            text = text[(isBare ? digits : digits + 1)..];
        }

        return new NginxTime(total, isBare);
    }

    public override string ToString() => Seconds <= CacheDuration.Longest.Seconds
        ? CacheDuration.FromSeconds(Seconds).ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{Seconds / Year}y");

    private static int IndexOf(char unit) => Array.FindIndex(Units, candidate => candidate.Unit == unit);
}
