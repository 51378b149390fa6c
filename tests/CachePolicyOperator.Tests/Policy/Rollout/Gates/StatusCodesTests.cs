using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;

namespace CachePolicyOperator.Tests.Policy.Rollout.Gates;

public sealed class StatusCodesTests
{
    private static readonly EffectivePolicy Policy = Trial.Policy(Trial.Probe());

    private static readonly EffectivePolicy Found = Trial.Policy(Trial.Probe(new() { Status = 200 }));

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(404)]
    public void What_is_no_error_of_a_server_passes(int status)
    {
        var result = Assert.IsType<GateResult.Pass>(Judge(Policy, Trial.Canary(Answers(status, status))));

        Assert.Equal($"answers by status: 2 x {status}", result.Message);
    }

    [Fact]
    public void An_error_in_every_answer_fails()
    {
        var result = Assert.IsType<GateResult.Fail>(Judge(Policy, Trial.Canary(Answers(502, 502)), Trial.Other(Answers(200, 200))));

        Assert.Equal("probe pages on canary answers 502 in all of 2 requests; expected is a status below 500", result.Message);
    }

    [Fact]
    public void An_error_in_some_answers_is_a_gap() =>
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Canary(Answers(200, 502)), Trial.Other(Answers(200, 200))));

    [Fact]
    public void An_error_that_other_pods_give_too_is_a_gap() =>
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Canary(Answers(502, 502)), Trial.Other(Answers(504, 504))));

    [Fact]
    public void A_probes_own_status_is_meant_wherever_else_it_fails() =>
        Assert.IsType<GateResult.Fail>(Judge(Found, Trial.Canary(Answers(404, 404)), Trial.Other(Answers(404, 404))));

    [Fact]
    public void A_probes_own_status_may_be_an_error() =>
        Assert.IsType<GateResult.Pass>(Judge(Trial.Policy(Trial.Probe(new() { Status = 503 })), Trial.Canary(Answers(503, 503))));

    [Fact]
    public void A_canary_that_alone_does_not_answer_fails() =>
        Assert.IsType<GateResult.Fail>(Judge(Policy, Trial.Canary(Trial.Silence(), Trial.Silence()), Trial.Other(Answers(200))));

    [Fact]
    public void A_canary_that_does_not_answer_like_the_others_is_a_gap() =>
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Canary(Trial.Silence(), Trial.Silence()), Trial.Other(Trial.Silence())));

    [Fact]
    public void A_single_silence_is_a_gap() =>
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Canary([Trial.Silence(), .. Answers(200)]), Trial.Other(Answers(200))));

    [Fact]
    public void A_probe_that_was_not_sent_is_a_gap()
    {
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Canary()));
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Canary() with { Samples = null }));
        Assert.IsType<GateResult.Missing>(Judge(Policy, Trial.Other(Answers(200))));
    }

    private static ProbeSample[] Answers(params int[] statuses) => [.. statuses.Select(status => Trial.Answer(Trial.Forwarded, status: status))];

    private static GateResult Judge(EffectivePolicy policy, params ObservedPod[] pods) => new StatusCodes().Judge(Trial.Of(pods), policy);
}
