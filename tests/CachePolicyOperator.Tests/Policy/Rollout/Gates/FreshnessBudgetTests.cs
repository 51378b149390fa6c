using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Tests.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Rollout.Gates;

public sealed class FreshnessBudgetTests
{
    private static readonly CacheRule Loosened = Specs.Rule() with { Ttl = new() { Mode = TtlMode.Override, Edge = "4h" } };

    /// <summary>The incident: a rule was loosened to 4 h, and somebody had declared that 10 s are all that users bear.</summary>
    [Fact]
    public void An_object_older_than_the_probe_allows_fails_however_long_the_rule_keeps_it()
    {
        var policy = Trial.Policy(Loosened, Trial.Probe(new() { MaxAge = "10s" }));

        Assert.IsType<GateResult.Pass>(Judge(policy, Trial.Canary(Trial.Warmed(age: 11))));
        var result = Assert.IsType<GateResult.Fail>(Judge(policy, Trial.Canary(Trial.Warmed(age: 12))));
        Assert.Equal("probe pages on canary was answered with an object 12s old, and 10s are allowed by the probe's maxAge", result.Message);
    }

    [Fact]
    public void A_probes_own_budget_is_about_answers_from_behind_the_proxy_too()
    {
        var policy = Trial.Policy(Trial.Probe(new() { MaxAge = "10s" }));

        Assert.IsType<GateResult.Fail>(Judge(policy, Trial.Canary(Trial.Answer(Trial.Stored, age: 3600))));
    }

    [Theory]
    [InlineData(null, null, 61, true)]
    [InlineData(null, null, 62, false)]
    [InlineData("10s", "5m", 361, true)]
    [InlineData("10s", "5m", 362, false)]
    [InlineData("10s", null, 71, true)]
    [InlineData("10s", null, 72, false)]
    public void Without_its_own_a_probe_has_the_rules_budget(string? whileRevalidate, string? ifError, double age, bool passes)
    {
        var policy = Trial.Policy(Specs.Rule() with { Stale = new() { WhileRevalidate = whileRevalidate, IfError = ifError } }, Trial.Probe());

        Assert.Equal(passes, Judge(policy, Trial.Canary(Trial.Warmed(age: age))) is GateResult.Pass);
    }

    [Fact]
    public void An_error_has_the_budget_of_its_status()
    {
        var policy = Trial.Policy(Loosened with { Ttl = Loosened.Ttl! with { Negative = new Dictionary<string, string> { ["404"] = "10s" } } }, Trial.Probe());

        Assert.IsType<GateResult.Fail>(Judge(policy, Trial.Canary(Trial.Answer(Trial.Hit, status: 404, age: 60))));
        Assert.IsType<GateResult.Pass>(Judge(policy, Trial.Canary(Trial.Answer(Trial.Hit, status: 200, age: 60))));
    }

    [Fact]
    public void The_rules_budget_is_about_the_store_and_not_about_what_the_origin_sends() =>
        Assert.IsType<GateResult.Pass>(Judge(Trial.Policy(Trial.Probe()), Trial.Canary(Trial.Answer(Trial.Stored, age: 86_400))));

    [Fact]
    public void A_hit_without_an_age_is_a_gap() =>
        Assert.IsType<GateResult.Missing>(Judge(Trial.Policy(Trial.Probe()), Trial.Canary(Trial.Answer(Trial.Stored), Trial.Answer(Trial.Hit))));

    [Fact]
    public void A_budget_of_its_own_needs_an_age()
    {
        var policy = Trial.Policy(Trial.Probe(new() { MaxAge = "10s" }));

        Assert.IsType<GateResult.Missing>(Judge(policy, Trial.Canary(Trial.Answer(Trial.Forwarded), Trial.Answer(Trial.Forwarded))));
    }

    [Fact]
    public void Other_pods_are_not_judged() =>
        Assert.IsType<GateResult.Pass>(Judge(Trial.Policy(Trial.Probe()), Trial.Canary(Trial.Warmed()), Trial.Other(Trial.Warmed(age: 14_400))));

    [Fact]
    public void Without_answers_there_is_a_gap()
    {
        Assert.IsType<GateResult.Missing>(Judge(Trial.Policy(Trial.Probe()), Trial.Canary(Trial.Silence())));
        Assert.IsType<GateResult.Missing>(Judge(Trial.Policy(Trial.Probe()), Trial.Other(Trial.Warmed())));
    }

    private static GateResult Judge(EffectivePolicy policy, params ObservedPod[] pods) => new FreshnessBudget().Judge(Trial.Of(pods), policy);
}
