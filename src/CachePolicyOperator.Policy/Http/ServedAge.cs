using System.Globalization;

namespace CachePolicyOperator.Policy.Http;

/// <summary>How old an answer is: the time since the origin made it (RFC 9111 section 4.2.3).</summary>
public static class ServedAge
{
    /// <summary>
    /// By the Age header; where there is none, by the date in the policy's Cache-Status and the proxy's own clock, which wrote the
    /// answer's Date. Null where neither is known.
    /// </summary>
    /// <param name="age">The lines of Age.</param>
    /// <param name="date">The lines of Date.</param>
    /// <param name="cache">What the policy's cache says.</param>
    /// <param name="received">When the answer arrived, in place of a Date that is missing.</param>
    public static TimeSpan? Of(IEnumerable<string> age, IEnumerable<string> date, CacheStatus? cache, DateTimeOffset received)
    {
        if (int.TryParse(age.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        if (cache?.Date is not { } made)
            return null;
        var elapsed = (HttpDate.Parse(date.FirstOrDefault()) ?? received) - made;
        return elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero;
    }
}
