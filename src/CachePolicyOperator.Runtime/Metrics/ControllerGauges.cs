namespace CachePolicyOperator.Runtime.Metrics;

/// <summary>How many workers a controller has, and how many are busy.</summary>
internal sealed class ControllerGauges(int workers)
{
    private int _active;

    public int Workers => workers;

    public int Active => Volatile.Read(ref _active);

    public void Enter() => Interlocked.Increment(ref _active);

    public void Leave() => Interlocked.Decrement(ref _active);
}
