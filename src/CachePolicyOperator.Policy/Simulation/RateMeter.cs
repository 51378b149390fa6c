namespace CachePolicyOperator.Policy.Simulation;

/// <summary>Counts events, and the most of them in one second.</summary>
internal sealed class RateMeter
{
    private long _second = long.MinValue;
    private long _inSecond;

    public long Count { get; private set; }

    public long MostInASecond { get; private set; }

    /// <param name="now">In milliseconds; no earlier than before.</param>
    public void Add(long now)
    {
        Count++;
        var second = now / 1000;
        _inSecond = second == _second ? _inSecond + 1 : 1;
        _second = second;
        MostInASecond = Math.Max(MostInASecond, _inSecond);
    }
}
