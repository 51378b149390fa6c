using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;

namespace CachePolicyOperator.Tests.Policy.Rollout.Gates;

public sealed class TimeToFirstByteTests
{
    private static readonly EffectivePolicy Policy = Trial.Policy(Trial.Probe());

    [Fact]
    public void A_canary_as_fast_as_the_others_passes()
    {
        var result = Assert.IsType<GateResult.Pass>(Judge(Policy, Trial.Canary(Trial.Warmed(6)), Trial.Other(Trial.Warmed(5))));

        Assert.Equal("the canary begins its answers after 6 ms (median), no later than the other pods in 1 comparisons", result.Message);
    }

    [Fact]
    public void A_canary_that_is_much_slower_fails_with_the_numbers()
    {
        var result = Assert.IsType<GateResult.Fail>(Judge(Policy, Trial.Canary(Trial.Warmed(250)), Trial.Other(Trial.Warmed(40))));

        Assert.Equal("probe pages begins its answer after 250 ms on the canary and after 40 ms on the other pods (medians of 3 and 3 hits)", result.Message);
    }

    [Theory]
    [InlineData(90, 5)]
    [InlineData(1900, 1000)]
    public void A_difference_that_is_short_or_no_multiple_is_noise(double canary, double other) =>
        Assert.IsType<GateResult.Pass>(Judge(Policy, Trial.Canary(Trial.Warmed(canary)), Trial.Other(Trial.Warmed(other))));

    [Fact]
    public void One_slow_answer_is_noise()
    {
        ProbeSample[] canary = [Trial.Answer(Trial.Hit, milliseconds: 3000), .. Trial.Warmed()];

        Assert.IsType<GateResult.Pass>(Judge(Policy, Trial.Canary(canary), Trial.Other(Trial.Warmed())));
    }

    [Fact]
    public void A_cold_store_is_not_compared_with_a_warm_one()
    {
        ProbeSample[] cold = [.. Enumerable.Repeat(Trial.Answer(Trial.Forwarded, milliseconds: 500), 4)];
        ProbeSample[] warm = [.. Enumerable.Repeat(Trial.Answer(Trial.Hit, milliseconds: 5), 4)];

        Assert.EndsWith("the other pods' answers are not comparable", Assert.IsType<GateResult.Pass>(Judge(Policy, Trial.Canary(cold), Trial.Other(warm))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Misses_are_compared_with_misses()
    {
        ProbeSample[] Misses(double milliseconds) => [.. Enumerable.Repeat(Trial.Answer(Trial.Forwarded, milliseconds: milliseconds), 4)];

        Assert.IsType<GateResult.Fail>(Judge(Policy, Trial.Canary(Misses(900)), Trial.Other(Misses(100))));
    }

    [Fact]
    public void A_probes_own_limit_needs_no_other_pod()
    {
        var limited = Trial.Policy(Trial.Probe(new() { MaxTimeToFirstByte = "50ms" }));

        Assert.IsType<GateResult.Pass>(Judge(limited, Trial.Canary(Trial.Warmed(50))));
        var result = Assert.IsType<GateResult.Fail>(Judge(limited, Trial.Canary(Trial.Warmed(51))));
        Assert.Equal("probe pages on canary begins its answer after 51 ms, and 50 ms are allowed", result.Message);
    }

    [Fact]
    public void Pods_that_do_not_answer_are_a_gap()
    {
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Canary(Trial.Silence()), Trial.Other(Trial.Warmed())));
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Canary(Trial.Warmed()), Trial.Other(Trial.Silence())));
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Other(Trial.Warmed())));
    }

    [Fact]
    public void A_canary_that_is_the_only_pod_passes() =>
        Assert.EndsWith("there is no other pod to compare with", Assert.IsType<GateResult.Pass>(Judge(Policy, Trial.Canary(Trial.Warmed(900)))).Message, StringComparison.Ordinal);

    private static GateResult Judge(EffectivePolicy policy, params ObservedPod[] pods) => new TimeToFirstByte().Judge(Trial.Of(pods), policy);
}
