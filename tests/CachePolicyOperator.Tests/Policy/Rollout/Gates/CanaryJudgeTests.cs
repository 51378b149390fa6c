using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;

namespace CachePolicyOperator.Tests.Policy.Rollout.Gates;

public sealed class CanaryJudgeTests
{
    [Fact]
    public void A_canary_that_does_all_as_declared_passes_every_gate()
    {
        ProbeSample[] samples = [.. Trial.Bypassed(), .. Trial.Warmed()];

        var results = CanaryJudge.Judge(Trial.Of(Trial.Canary(samples), Trial.Other(samples)), Trial.Policy());

        Assert.All(results, result => Assert.IsType<GateResult.Pass>(result));
        Assert.Equal(["ServesRevision", "Readiness", "StatusCodes", "TimeToFirstByte", "FreshnessBudget", "CachesAsDeclared"], results.Select(result => result.Gate));
    }

    [Fact]
    public void Nothing_observed_passes_no_gate() =>
        Assert.All(CanaryJudge.Judge(Trial.Of(), WithQuery(ThresholdOperator.LessThan)), result => Assert.IsType<GateResult.Missing>(result));

    [Theory]
    [InlineData(ThresholdOperator.LessThan, 0.009, typeof(GateResult.Pass))]
    [InlineData(ThresholdOperator.LessThan, 0.01, typeof(GateResult.Fail))]
    [InlineData(ThresholdOperator.AtMost, 0.01, typeof(GateResult.Pass))]
    [InlineData(ThresholdOperator.AtMost, 0.011, typeof(GateResult.Fail))]
    [InlineData(ThresholdOperator.GreaterThan, 0.011, typeof(GateResult.Pass))]
    [InlineData(ThresholdOperator.GreaterThan, 0.01, typeof(GateResult.Fail))]
    [InlineData(ThresholdOperator.AtLeast, 0.01, typeof(GateResult.Pass))]
    [InlineData(ThresholdOperator.AtLeast, double.NegativeInfinity, typeof(GateResult.Fail))]
    [InlineData(ThresholdOperator.AtLeast, double.NaN, typeof(GateResult.Missing))]
    public void A_query_keeps_its_threshold(ThresholdOperator threshold, double number, Type expected)
    {
        var observation = Trial.Of() with { Queries = new Dictionary<string, QueryAnswer> { ["errors"] = new QueryAnswer.Value(number) } };

        var result = CanaryJudge.Judge(observation, WithQuery(threshold))[^1];

        Assert.Equal("Prometheus/errors", result.Gate);
        Assert.IsType(expected, result);
    }

    [Fact]
    public void A_query_without_an_answer_is_a_gap_with_its_reason()
    {
        var observation = Trial.Of() with { Queries = new Dictionary<string, QueryAnswer> { ["errors"] = new QueryAnswer.Nothing("the query has no result") } };

        Assert.Equal(new GateResult.Missing("Prometheus/errors", "the query has no result"), CanaryJudge.Judge(observation, WithQuery(ThresholdOperator.LessThan))[^1]);
    }

    private static EffectivePolicy WithQuery(ThresholdOperator threshold) =>
        Trial.Policy() with { Queries = [new("errors", new("http://prometheus:9090"), "up", threshold, 0.01m)] };
}
