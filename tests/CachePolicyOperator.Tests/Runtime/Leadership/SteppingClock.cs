namespace CachePolicyOperator.Tests.Runtime.Leadership;

/// <summary>A node's clock: its time of day is wrong by <see cref="Step"/>, its monotonic time is everybody's.</summary>
internal sealed class SteppingClock(TimeProvider shared) : TimeProvider
{
    public TimeSpan Step { get; set; }

    public override long TimestampFrequency => shared.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => shared.GetUtcNow() + Step;

    public override long GetTimestamp() => shared.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        shared.CreateTimer(callback, state, dueTime, period);
}
