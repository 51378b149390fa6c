using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>All gates, each with its say. A canary is promoted when every one passes, and taken back when one fails.</summary>
public static class CanaryJudge
{
    private static readonly IReadOnlyList<IGate> Always =
    [
        new ServesRevision(),
        new Readiness(),
        new StatusCodes(),
        new TimeToFirstByte(),
        new FreshnessBudget(),
        new CachesAsDeclared(),
    ];

    /// <summary>One result for each gate, in their order; those of Prometheus last.</summary>
    public static IReadOnlyList<GateResult> Judge(CanaryObservation observation, EffectivePolicy policy) =>
        [.. Always.Concat(policy.Queries.Select(query => new PrometheusQuery(query))).Select(gate => gate.Judge(observation, policy))];
}
