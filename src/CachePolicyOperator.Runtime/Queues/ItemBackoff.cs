namespace CachePolicyOperator.Runtime.Queues;

/// <summary>Delay per key that doubles with each failure until the key is forgotten. Not thread-safe: the queue's lock guards it.</summary>
internal sealed class ItemBackoff<TKey>(TimeSpan initial, TimeSpan longest)
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _failures = [];

    /// <summary>client-go's defaults: 5 ms, doubling up to 1000 s.</summary>
    public ItemBackoff()
        : this(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1000))
    {
    }

    /// <summary>Counts a failure and says how long to wait after it.</summary>
    public TimeSpan Next(TKey key)
    {
        var failures = Failures(key);
        _failures[key] = failures + 1;
        var ticks = initial.Ticks * Math.Pow(2, failures);
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }

    public int Failures(TKey key) => _failures.GetValueOrDefault(key);

    public void Forget(TKey key) => _failures.Remove(key);
}
