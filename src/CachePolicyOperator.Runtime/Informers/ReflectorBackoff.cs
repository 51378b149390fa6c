namespace CachePolicyOperator.Runtime.Informers;

/// <summary>
/// Delays between failed requests: 0.8 s, doubling up to 30 s, each stretched by up to its own length so that clients do
/// not come back in step; begins again after two minutes without a failure. (client-go's figures: about 0.22 requests a
/// second on a sick server.)
/// </summary>
internal sealed class ReflectorBackoff(TimeProvider time, Random random)
{
    private static readonly TimeSpan Initial = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(2);

    private TimeSpan _next = Initial;
    private long? _last;

    public TimeSpan Next(TimeSpan? retryAfter)
    {
        var now = time.GetTimestamp();
        if (_last is { } last && time.GetElapsedTime(last, now) > Calm)
            _next = Initial;
        _last = now;

        var delay = _next * (1 + random.NextDouble());
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return retryAfter > delay ? retryAfter.Value : delay;
    }
}
