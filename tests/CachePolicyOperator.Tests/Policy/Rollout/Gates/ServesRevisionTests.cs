using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Tests.Policy.Rollout.Gates;

public sealed class ServesRevisionTests
{
    [Fact]
    public void A_canary_that_serves_the_revision_passes() =>
        Assert.IsType<GateResult.Pass>(Judge(Trial.Canary(), Trial.Other()));

    [Fact]
    public void A_canary_that_kept_its_old_configuration_fails()
    {
        var result = Assert.IsType<GateResult.Fail>(Judge(Trial.Canary() with { Answer = new PodAnswer.Serves("canary", "r1", 7) }));

        Assert.Equal("canary serves revision r1 instead of r2", result.Message);
    }

    [Fact]
    public void Another_cache_generation_fails()
    {
        var result = Assert.IsType<GateResult.Fail>(Judge(Trial.Canary() with { Answer = new PodAnswer.Serves("canary", "r2", 6) }));

        Assert.Equal("canary serves cache generation 6 instead of 7", result.Message);
    }

    [Fact]
    public void A_canary_that_does_not_answer_is_a_gap()
    {
        Assert.IsType<GateResult.Missing>(Judge(Trial.Canary() with { Answer = new PodAnswer.Silent("canary", "connection refused") }));
        Assert.IsType<GateResult.Missing>(Judge(Trial.Canary() with { Answer = null }));
    }

    [Fact]
    public void Without_a_canary_there_is_a_gap() => Assert.IsType<GateResult.Missing>(Judge(Trial.Other()));

    [Fact]
    public void A_failure_outweighs_a_gap() => Assert.IsType<GateResult.Fail>(Judge(
        Trial.Canary() with { Answer = null },
        Trial.Canary() with { Answer = new PodAnswer.Serves("canary", "r1", 7) }));

    [Fact]
    public void Many_findings_are_told_in_part()
    {
        var pods = Enumerable.Range(0, 9).Select(i => Trial.Canary() with { Name = $"pod-{i}", Answer = new PodAnswer.Serves($"pod-{i}", "r1", 7) });

        Assert.EndsWith("pod-2 serves revision r1 instead of r2; and 6 more", Judge([.. pods]).Message, StringComparison.Ordinal);
    }

    private static GateResult Judge(params ObservedPod[] pods) => new ServesRevision().Judge(Trial.Of(pods), Trial.Policy());
}
