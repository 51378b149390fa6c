namespace CachePolicyOperator.Load.Webhooks;

/// <summary>Calls at fixed moments, whether or not earlier ones have come back.</summary>
/// <remarks>
/// Each is timed from the moment at which it was due: a server that stalls delays the calls that are due meanwhile, and a clock that
/// starts when a caller gets round to sending would hide it.
/// </remarks>
internal static class OpenLoop
{
    /// <summary>Of fewer no percentile says anything.</summary>
    private const int Fewest = 60;

    /// <summary>Milliseconds from when each call was due to its answer, and the answer, in the order in which they were due.</summary>
    public static async Task<IReadOnlyList<(double Seen, T Answer)>> RunAsync<T>(
        int rate, TimeSpan window, Func<int, CancellationToken, Task<T>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        var count = Math.Max(Fewest, (int)Math.Ceiling(rate * window.TotalSeconds));
        var calls = new Task<(double, T)>[count];
        var begun = time.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var due = begun + (long)(i * (double)time.TimestampFrequency / rate);
            if (time.GetElapsedTime(time.GetTimestamp(), due) is { Ticks: > 0 } early)
                await Task.Delay(early, time, cancellationToken);
            calls[i] = TimeAsync(i, due, call, time, cancellationToken);
        }

        return await Task.WhenAll(calls);
    }

    private static async Task<(double, T)> TimeAsync<T>(int i, long due, Func<int, CancellationToken, Task<T>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        // A new thread of the pool, so that what a call does before it first waits does not delay the next one.
        var answer = await Task.Run(() => call(i, cancellationToken), cancellationToken);
        return (time.GetElapsedTime(due).TotalMilliseconds, answer);
    }
}
