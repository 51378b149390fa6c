namespace CachePolicyOperator.Policy.Simulation;

/// <summary>Bands in which the ages of served objects are counted.</summary>
public static class AgeBand
{
    private static readonly long[] Limits = [1, 10, 60, 600, 3600, 21_600, 86_400, 604_800];

    public static IReadOnlyList<string> Names { get; } = ["to 1s", "to 10s", "to 1m", "to 10m", "to 1h", "to 6h", "to 1d", "to 7d", "older"];

    internal static int Of(long seconds)
    {
        var band = 0;
        while (band < Limits.Length && seconds > Limits[band])
            band++;
        return band;
    }
}
