using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>A token bucket for each object: 25 writes at once, and one more every five minutes.</summary>
internal sealed class SpamFilter
{
    internal const int Burst = 25;

    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(5);

    private readonly RecentlyUsed<ObjectReference, Bucket> _buckets = new(EventCorrelator.Memory);

    public bool Admits(ObjectReference subject, DateTimeOffset now)
    {
        var tokens = _buckets.TryGet(subject, out var bucket)
            ? Math.Min(Burst, bucket.Tokens + Math.Max(0, (now - bucket.At) / Refill))
            : Burst;
        var admitted = tokens >= 1;
        _buckets.Set(subject, new(admitted ? tokens - 1 : tokens, now));
        return admitted;
    }

    private readonly record struct Bucket(double Tokens, DateTimeOffset At);
}
