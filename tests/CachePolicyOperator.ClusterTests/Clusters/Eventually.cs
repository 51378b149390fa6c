namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>Waits for a condition of the cluster, which changes in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    /// <summary>Reads until the predicate holds; fails with the last value when it never does.</summary>
    public static async Task<T> HoldsAsync<T>(string what, Func<Task<T>> read, Func<T, bool> predicate)
    {
        using var end = new CancellationTokenSource(Limit);
        using var timer = new PeriodicTimer(Between);
        while (true)
        {
            var value = await read();
            if (predicate(value))
                return value;
            try
            {
                await timer.WaitForNextTickAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"not within {Limit.TotalSeconds:0} s: {what}. Last seen: {value}");
            }
        }
    }
}
