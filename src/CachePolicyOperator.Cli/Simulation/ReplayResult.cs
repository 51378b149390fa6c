using CachePolicyOperator.Policy.Simulation;

namespace CachePolicyOperator.Cli.Simulation;

/// <summary>What a replay has found.</summary>
/// <param name="Requests">Lines that were replayed.</param>
/// <param name="Malformed">Lines that could not be read.</param>
/// <param name="FirstProblem">The first of them, with its position.</param>
/// <param name="From">The time of the first request.</param>
/// <param name="Until">The time of the last one.</param>
/// <param name="Predictions">One for each policy, in their order.</param>
internal sealed record ReplayResult(
    long Requests, long Malformed, string? FirstProblem, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<Prediction> Predictions)
{
    /// <summary>What is worth a line on standard error.</summary>
    public IEnumerable<string> Remarks
    {
        get
        {
            if (Malformed > 0)
                yield return $"{Malformed} {(Malformed == 1 ? "line" : "lines")} could not be read; the first: {FirstProblem}";
            foreach (var prediction in Predictions.Where(prediction => prediction.Store is { IsCapped: true, EvictedByNumber: > 0 }))
                yield return $"{prediction.Policy}: more than {prediction.Store.MostObjects} objects a pod are not followed here, and nginx would keep more: the hit ratio is too low (fewer --pods follow more)";
        }
    }
}
