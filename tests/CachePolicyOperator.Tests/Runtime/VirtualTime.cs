using System.Collections.Concurrent;

namespace CachePolicyOperator.Tests.Runtime;

/// <summary>A clock for one loop: whoever waits is let go on at once, and the clock has moved by the wait.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private long _now;
    private volatile bool _frozen;

    /// <summary>Every wait so far.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _now, time.Ticks);

    /// <summary>From now on nobody who waits is let go on: for stops, which shall not run into their time limits.</summary>
    public void Freeze() => _frozen = true;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ImpatientTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ImpatientTimer(VirtualTime time, Action callback) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan || time._frozen)
                return true;
            time.Waits.Enqueue(dueTime);
            time.Advance(dueTime);
            return ThreadPool.QueueUserWorkItem(_ => callback());
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
