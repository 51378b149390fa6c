using System.Buffers.Text;
using System.Text;

namespace CachePolicyOperator.Policy.Simulation.Logs;

/// <summary>Times as logs write them, in milliseconds since 1970. Neighbouring lines mostly have the same second.</summary>
internal sealed class LogTime
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private const int ApacheLength = 26;

    private readonly byte[] _lastText = new byte[ApacheLength];
    private long _last;

    /// <summary>25/Nov/2026:09:07:45 +0100</summary>
    public bool TryReadApache(ReadOnlySpan<byte> text, out long time)
    {
        time = _last;
        if (text.Length != ApacheLength)
            return false;
        if (text.SequenceEqual(_lastText))
            return true;
        if (text[2] != '/' || text[6] != '/' || text[11] != ':' || text[14] != ':' || text[17] != ':' || text[20] != ' ')
            return false;

        Span<char> month = stackalloc char[3];
        Encoding.Latin1.GetChars(text.Slice(3, 3), month);
        var monthAt = Months.AsSpan().IndexOf(month, StringComparison.Ordinal);
        if (monthAt % 3 != 0
            || !Number(text[..2], 1, 31, out var day) || !Number(text.Slice(7, 4), 1970, 9998, out var year)
            || !Number(text.Slice(12, 2), 0, 23, out var hour) || !Number(text.Slice(15, 2), 0, 59, out var minute) || !Number(text.Slice(18, 2), 0, 60, out var second)
            || !Number(text.Slice(22, 2), 0, 14, out var offsetHours) || !Number(text.Slice(24, 2), 0, 59, out var offsetMinutes)
            || text[21] is not ((byte)'+' or (byte)'-')
            || day > DateTime.DaysInMonth(year, (monthAt / 3) + 1))
        {
            return false;
        }

        var offset = ((offsetHours * 60) + offsetMinutes) * (text[21] == '-' ? -60_000L : 60_000L);
        var local = new DateTimeOffset(year, (monthAt / 3) + 1, day, hour, minute, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() + (second * 1000L);
        text.CopyTo(_lastText);
        time = _last = local - offset;
        return true;
    }

    /// <summary>2026-11-25T09:07:45.123+01:00, or seconds since 1970 (1764061665.123).</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long time)
    {
        if (Utf8Parser.TryParse(text, out decimal seconds, out var length) && length == text.Length)
        {
            time = seconds is > 0 and < 253_402_300_000m ? (long)(seconds * 1000) : 0;
            return time > 0;
        }

        Span<char> chars = stackalloc char[40];
        time = 0;
        if (text.Length > chars.Length)
            return false;
        Encoding.Latin1.GetChars(text, chars);
        if (!DateTimeOffset.TryParse(chars[..text.Length], null, System.Globalization.DateTimeStyles.AssumeUniversal, out var parsed))
            return TryReadApache(text, out time);
        time = parsed.ToUnixTimeMilliseconds();
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> digits, int least, int most, out int number) =>
        Utf8Parser.TryParse(digits, out number, out var length) && length == digits.Length && number >= least && number <= most;
}
