namespace CachePolicyOperator.Policy.Simulation;

/// <summary>What is predicted for the requests of a rule, or of all.</summary>
/// <param name="Name">The rule's.</param>
/// <param name="Requests">Requests of the log.</param>
/// <param name="Bytes">Bytes sent to clients.</param>
/// <param name="Hits">Answered from the store, of which the three that follow are some.</param>
/// <param name="StaleWhileRevalidating">After the edge lifetime, while a new one was fetched.</param>
/// <param name="StaleOnError">After the edge lifetime, because the origin failed.</param>
/// <param name="Coalesced">After waiting for what another request fetched.</param>
/// <param name="Bypassed">Passed to the origin without a look into the store.</param>
/// <param name="HitBytes">Bytes sent from the store.</param>
/// <param name="OriginRequests">Requests to the origin, also those in the background.</param>
/// <param name="OriginRequestsPerSecond">On average over the log.</param>
/// <param name="MostOriginRequestsInASecond">In the worst second.</param>
/// <param name="WorstAge">The age of the oldest object that was served, in seconds.</param>
/// <param name="Ages">Hits by <see cref="AgeBand.Names"/>.</param>
public sealed record RulePrediction(
    string Name,
    long Requests,
    long Bytes,
    long Hits,
    long StaleWhileRevalidating,
    long StaleOnError,
    long Coalesced,
    long Bypassed,
    long HitBytes,
    long OriginRequests,
    double OriginRequestsPerSecond,
    long MostOriginRequestsInASecond,
    long WorstAge,
    IReadOnlyList<long> Ages)
{
    public double HitRatio => Ratio(Hits, Requests);

    public double ByteHitRatio => Ratio(HitBytes, Bytes);

    /// <summary>The share of requests that get an object past its edge lifetime.</summary>
    public double StaleRatio => Ratio(StaleWhileRevalidating + StaleOnError, Requests);

    internal static RulePrediction Of(string name, RuleTally tally, double seconds) => new(
        name,
        tally.Requests,
        tally.Bytes,
        tally.Fresh + tally.StaleWhileRevalidating + tally.StaleOnError + tally.Coalesced,
        tally.StaleWhileRevalidating,
        tally.StaleOnError,
        tally.Coalesced,
        tally.Bypassed,
        tally.HitBytes,
        tally.Origin.Count,
        tally.Origin.Count / Math.Max(1, seconds),
        tally.Origin.MostInASecond,
        tally.WorstAge,
        tally.Ages);

    internal static RulePrediction Sum(string name, IReadOnlyList<RulePrediction> rules, RateMeter origin, double seconds) => new(
        name,
        rules.Sum(rule => rule.Requests),
        rules.Sum(rule => rule.Bytes),
        rules.Sum(rule => rule.Hits),
        rules.Sum(rule => rule.StaleWhileRevalidating),
        rules.Sum(rule => rule.StaleOnError),
        rules.Sum(rule => rule.Coalesced),
        rules.Sum(rule => rule.Bypassed),
        rules.Sum(rule => rule.HitBytes),
        origin.Count,
        origin.Count / Math.Max(1, seconds),
        origin.MostInASecond,
        rules.Max(rule => rule.WorstAge),
        [.. Enumerable.Range(0, AgeBand.Names.Count).Select(band => rules.Sum(rule => rule.Ages[band]))]);

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
