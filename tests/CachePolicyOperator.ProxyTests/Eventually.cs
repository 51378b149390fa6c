using System.Diagnostics;

namespace CachePolicyOperator.ProxyTests;

/// <summary>Waits for a condition, and says which one did not come true.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<T> GetsAsync<T>(string what, Func<Task<T>> observe, Func<T, bool> wanted)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await observe();
            if (wanted(seen))
                return seen;
            if (Stopwatch.GetElapsedTime(started) > Patience)
                throw new Xunit.Sdk.XunitException($"{what}: not within {Patience}; last seen: {seen}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>For what only the passing of time brings about: nothing can be observed before without changing it.</summary>
    public static Task PassesAsync(TimeSpan time) => Task.Delay(time);
}
