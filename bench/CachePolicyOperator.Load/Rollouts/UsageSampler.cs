using CachePolicyOperator.Load.Processes;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>Looks at a process once a second for as long as something is measured.</summary>
internal sealed class UsageSampler : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly OperatorProcess _process;
    private readonly TimeProvider _time;
    private readonly long _begun;
    private readonly TimeSpan _before;
    private readonly Task _sampling;
    private double _busiest;
    private double _largest;

    public UsageSampler(OperatorProcess process, TimeProvider time)
    {
        (_process, _time) = (process, time);
        (_begun, _before) = (time.GetTimestamp(), process.ProcessorTime);
        _sampling = SampleAsync();
    }

    /// <summary>What was used until now.</summary>
    public Usage Take()
    {
        var (wall, cpu) = (_time.GetElapsedTime(_begun), _process.ProcessorTime - _before);
        return new(wall, cpu, Math.Max(_busiest, cpu / wall), Math.Max(_largest, _process.Meter.Memory().Rss));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sampling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task SampleAsync()
    {
        using var timer = new PeriodicTimer(Every, _time);
        var (at, used) = (_begun, _before);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            var (now, cpu) = (_time.GetTimestamp(), _process.ProcessorTime);
            _busiest = Math.Max(_busiest, (cpu - used) / _time.GetElapsedTime(at, now));
            _largest = Math.Max(_largest, _process.Meter.Memory().Rss);
            (at, used) = (now, cpu);
        }
    }
}
