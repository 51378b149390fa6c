using CachePolicyOperator.Policy.Rollout.Gates;

namespace CachePolicyOperator.Tests.Policy.Rollout.Gates;

public sealed class ReadinessTests
{
    [Fact]
    public void A_ready_canary_passes_whatever_the_others_do() =>
        Assert.IsType<GateResult.Pass>(Judge(Trial.Canary(), Trial.Other() with { Restarts = 3, IsReady = false }));

    [Fact]
    public void A_canary_that_was_restarted_fails()
    {
        var result = Assert.IsType<GateResult.Fail>(Judge(Trial.Canary() with { Restarts = 2 }));

        Assert.Equal("canary was restarted 2 times", result.Message);
    }

    [Fact]
    public void A_canary_that_is_not_ready_is_a_gap() => Assert.IsType<GateResult.Missing>(Judge(Trial.Canary() with { IsReady = false }));

    [Fact]
    public void Without_a_canary_there_is_a_gap() => Assert.IsType<GateResult.Missing>(Judge(Trial.Other()));

    private static GateResult Judge(params ObservedPod[] pods) => new Readiness().Judge(Trial.Of(pods), Trial.Policy());
}
