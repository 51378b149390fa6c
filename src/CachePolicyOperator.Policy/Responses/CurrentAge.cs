using System.Globalization;
using CachePolicyOperator.Policy.Http;

namespace CachePolicyOperator.Policy.Responses;

/// <summary>How old a response was when it arrived (RFC 9111 section 4.2.3; the time on the way counts as none).</summary>
/// <param name="Seconds">The age.</param>
/// <param name="Source">What says so.</param>
public sealed record CurrentAge(long Seconds, string Source)
{
    /// <param name="response">The response.</param>
    /// <param name="cache">What the policy's cache says: nginx sends no Age, and its Cache-Status has the date instead.</param>
    /// <param name="received">When it arrived.</param>
    public static CurrentAge Of(ResponseHead response, CacheStatus? cache, DateTimeOffset received)
    {
        List<CurrentAge> known = [new(0, "no header says that it is older than now")];
        if (long.TryParse(response.Lines("Age").FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var age))
            known.Add(new(Math.Min(age, CacheControl.LongestSeconds), $"Age: {age}"));
        if (HttpDate.Parse(response.Lines("Date").FirstOrDefault()) is { } date)
            known.Add(new(Elapsed(date, received), $"Date is that long before {received.UtcDateTime:R}, when it arrived"));
        if (cache?.Date is { } made)
            known.Add(new(Elapsed(made, HttpDate.Parse(response.Lines("Date").FirstOrDefault()) ?? received), "date of Cache-Status"));
        return known.Aggregate((oldest, next) => next.Seconds > oldest.Seconds ? next : oldest);
    }

    private static long Elapsed(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, (long)(to - from).TotalSeconds);
}
