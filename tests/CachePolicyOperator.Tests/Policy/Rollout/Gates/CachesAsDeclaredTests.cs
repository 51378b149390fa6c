using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;

namespace CachePolicyOperator.Tests.Policy.Rollout.Gates;

public sealed class CachesAsDeclaredTests
{
    private static readonly EffectivePolicy Derived = Trial.Policy();

    [Fact]
    public void What_the_rules_declare_passes()
    {
        var result = Assert.IsType<GateResult.Pass>(Judge(Derived, [.. Trial.Bypassed(), .. Trial.Warmed()]));

        Assert.Equal("3 hits, 1 from the origin, 4 bypasses, all as declared", result.Message);
    }

    [Fact]
    public void A_private_path_that_is_a_hit_fails()
    {
        var hits = new[] { Trial.Answer(new(CacheHandling.Forwarded) { Stored = true }, "account"), Trial.Answer(new(CacheHandling.Hit), "account") };

        var result = Assert.IsType<GateResult.Fail>(Judge(Derived, [.. hits, .. Trial.Warmed()]));
        Assert.Equal("probe account on canary was answered from the store in 1 of 2 requests, though it is a bypass", result.Message);
    }

    [Theory]
    [InlineData(CacheHandling.Forwarded, false)]
    [InlineData(CacheHandling.Forwarded, true)]
    [InlineData(CacheHandling.Bypass, true)]
    public void A_bypass_that_looks_into_the_store_or_fills_it_fails(CacheHandling handling, bool stored) =>
        Assert.IsType<GateResult.Fail>(Judge(Derived, [Trial.Answer(new(handling) { Stored = stored }, "account"), .. Trial.Warmed()]));

    [Fact]
    public void Another_rule_than_the_policys_fails()
    {
        ProbeSample[] samples = [Trial.Answer(Trial.Bypass with { Rule = "pages" }, "account"), .. Trial.Warmed()];

        Assert.Equal("probe account on canary was decided by rule pages instead of account", Assert.IsType<GateResult.Fail>(Judge(Derived, samples)).Message);
    }

    [Fact]
    public void What_was_stored_is_a_hit_when_it_is_repeated()
    {
        var result = Assert.IsType<GateResult.Fail>(Judge(Derived, [.. Trial.Bypassed(), Trial.Answer(Trial.Stored), Trial.Answer(Trial.Stored)]));

        Assert.Equal("probe pages on canary was stored, and yet never answered from the store in 2 requests", result.Message);
    }

    [Fact]
    public void What_the_origin_forbids_to_store_is_no_fault() =>
        Assert.IsType<GateResult.Pass>(Judge(Derived, [.. Trial.Bypassed(), Trial.Answer(Trial.Forwarded), Trial.Answer(Trial.Forwarded)]));

    [Fact]
    public void A_rule_that_stores_and_is_bypassed_fails() =>
        Assert.IsType<GateResult.Fail>(Judge(Derived, [.. Trial.Bypassed(), Trial.Answer(new(CacheHandling.Bypass) { Rule = "pages" })]));

    [Fact]
    public void A_probe_that_expects_a_hit_needs_one()
    {
        var policy = Trial.Policy(Trial.Probe(new() { Class = ProbeClass.Hit }));

        Assert.IsType<GateResult.Pass>(Judge(policy, Trial.Warmed()));
        Assert.IsType<GateResult.Pass>(Judge(policy, [Trial.Answer(Trial.Stored), Trial.Answer(Trial.Hit), Trial.Answer(Trial.Stored)]));
        Assert.IsType<GateResult.Fail>(Judge(policy, [Trial.Answer(Trial.Forwarded), Trial.Answer(Trial.Forwarded)]));
        Assert.IsType<GateResult.Missing>(Judge(policy, [Trial.Answer(Trial.Forwarded)]));
    }

    [Fact]
    public void A_probe_that_expects_a_miss_bears_no_hit()
    {
        var policy = Trial.Policy(Trial.Probe(new() { Class = ProbeClass.Miss }));

        Assert.IsType<GateResult.Pass>(Judge(policy, [Trial.Answer(Trial.Forwarded), Trial.Answer(Trial.Forwarded)]));
        Assert.IsType<GateResult.Fail>(Judge(policy, Trial.Warmed()));
    }

    [Fact]
    public void An_answer_without_cache_status_is_a_gap() =>
        Assert.IsType<GateResult.Missing>(Judge(Derived, [.. Trial.Bypassed(), Trial.Answer(null), Trial.Answer(Trial.Hit)]));

    [Fact]
    public void Without_answers_there_is_a_gap()
    {
        Assert.IsType<GateResult.Missing>(Judge(Derived, [.. Trial.Bypassed(), Trial.Silence()]));
        Assert.IsType<GateResult.Missing>(new CachesAsDeclared().Judge(Trial.Of(Trial.Other(Trial.Warmed())), Derived));
    }

    private static GateResult Judge(EffectivePolicy policy, ProbeSample[] samples) => new CachesAsDeclared().Judge(Trial.Of(Trial.Canary(samples)), policy);
}
