using CachePolicyOperator.Policy.Simulation;

namespace CachePolicyOperator.Cli.Simulation;

/// <summary>What changes from one policy to another, for all requests together.</summary>
internal static class SimulationComparison
{
    public static IEnumerable<string> Of(Prediction before, Prediction after)
    {
        yield return $"hit ratio: {Figures.Share(before.Total.HitRatio)} → {Figures.Share(after.Total.HitRatio)}";
        yield return $"byte hit ratio: {Figures.Share(before.Total.ByteHitRatio)} → {Figures.Share(after.Total.ByteHitRatio)}";
        yield return $"requests to the origin a second: {Figures.Rate(before.Total.OriginRequestsPerSecond)} → {Figures.Rate(after.Total.OriginRequestsPerSecond)}";
        yield return $"requests to the origin in the worst second: {Figures.Count(before.Total.MostOriginRequestsInASecond)} → {Figures.Count(after.Total.MostOriginRequestsInASecond)}";
        yield return $"past the edge lifetime: {Figures.Share(before.Total.StaleRatio)} → {Figures.Share(after.Total.StaleRatio)}";
        yield return $"oldest object served: {Figures.Age(before.Total.WorstAge)} → {Figures.Age(after.Total.WorstAge)}";
    }
}
