using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Operator.Controllers;

public sealed class AppraiserTests
{
    private static readonly CachePolicy Policy = new()
    {
        Metadata = new() { Name = "storefront", Namespace = "shop", Uid = "u1", Generation = 2 },
        Spec = new()
        {
            TargetRef = new() { Name = "proxy", Container = "nginx" },
            Origin = new() { Service = new() { Name = "origin", Port = 80 } },
            Rules = [new() { Name = "pages", Match = new() { PathPrefix = "/" }, Ttl = new() { Max = "60s" } }],
        },
    };

    private static readonly CachePolicy Invalid = Policy with { Spec = Policy.Spec with { Rules = [] } };

    [Fact]
    public void A_new_policy_is_rendered()
    {
        var fresh = Assert.IsType<Appraisal.Fresh>(Appraise(Policy));
        Assert.StartsWith("storefront-", fresh.Config.ConfigMapName, StringComparison.Ordinal);
        Assert.Equal(1, fresh.Config.CacheGeneration);
    }

    [Fact]
    public void A_policy_whose_status_and_config_map_agree_is_settled() =>
        Assert.Equal(new Revision("r1", "storefront-r1", 3), Assert.IsType<Appraisal.Settled>(Appraise(Settled(Policy), "storefront-r1")).Revision);

    [Fact]
    public void A_settled_policy_that_a_guard_rail_now_forbids_is_refused()
    {
        var verdict = new PolicyVerdict([new(new("spec.rules[0].ttl.max", "TTL-001", "60s is longer than 10s"), Enforcement.Deny)], null);
        var outcome = Assert.IsType<Appraisal.Refused>(Appraiser.Appraise(new(Settled(Policy), verdict, null, null, [new() { Name = "storefront-r1" }]))).Outcome;
        Assert.Contains("TTL-001", Assert.IsType<Outcome.Rejected>(outcome).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_whose_config_map_is_gone_is_rendered_again() => Assert.IsType<Appraisal.Fresh>(Appraise(Settled(Policy)));

    [Fact]
    public void A_policy_that_changed_since_its_status_is_rendered_again() =>
        Assert.IsType<Appraisal.Fresh>(Appraise(Settled(Policy) with { Metadata = Policy.Metadata with { Generation = 3 } }, "storefront-r1"));

    [Theory]
    [InlineData("r1", true)]
    [InlineData("r0", false)]
    public void A_settled_policy_is_rendered_again_when_somebody_names_its_revision_and_not_when_it_was_another(string named, bool again)
    {
        var asked = Settled(Policy) with { Metadata = Policy.Metadata with { Annotations = new Dictionary<string, string> { [Marks.RenderAgain] = named } } };

        Assert.Equal(again, Appraise(asked, "storefront-r1") is Appraisal.Fresh);
    }

    [Fact]
    public void The_cache_generation_of_the_status_stays() =>
        Assert.Equal(3, Assert.IsType<Appraisal.Fresh>(Appraise(Settled(Policy))).Config.CacheGeneration);

    [Fact]
    public void An_invalid_policy_is_told_every_violation_even_when_another_one_has_the_workload()
    {
        var outcome = Assert.IsType<Appraisal.Refused>(Appraise(Invalid, winner: Policy)).Outcome;
        Assert.Contains("spec.rules", Assert.IsType<Outcome.Rejected>(outcome).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_settled_policy_yields_to_an_older_one() =>
        Assert.IsType<Outcome.Conflicted>(Assert.IsType<Appraisal.Refused>(Appraise(Settled(Policy), "storefront-r1", Policy)).Outcome);

    [Fact]
    public void A_policy_whose_rendering_no_config_map_can_hold_is_refused()
    {
        var hosts = Enumerable.Range(0, 32).Select(i => $"{new string((char)('a' + (i % 26)), 60)}{i}.example.com").ToList();
        var rules = Enumerable.Range(0, 64).Select(i => new CacheRule
        {
            Name = $"rule-{i}",
            Match = new() { PathPrefix = $"/{i:00}{new string('x', 900)}/", Hosts = hosts },
            Ttl = new() { Max = "60s" },
            Key = new() { Query = new() { Exclude = [.. Enumerable.Range(0, 32).Select(q => $"parameter_{q}_*")] } },
        });
        var large = Policy with { Spec = Policy.Spec with { Rules = [.. rules] } };

        var summary = Assert.IsType<Outcome.Rejected>(Assert.IsType<Appraisal.Refused>(Appraise(large)).Outcome).Summary;
        Assert.Contains("API-002", summary, StringComparison.Ordinal);
    }

    private static CachePolicy Settled(CachePolicy policy) => policy with
    {
        Status = new()
        {
            ObservedGeneration = 2,
            Revision = "r1",
            ConfigMap = "storefront-r1",
            CacheGeneration = 3,
            Conditions = [.. new[] { ConditionTypes.Accepted, ConditionTypes.Rendered }.Select(t => new Condition { Type = t, Status = ConditionStatus.True })],
        },
    };

    private static Appraisal Appraise(CachePolicy policy, string? configMap = null, CachePolicy? winner = null) =>
        Appraiser.Appraise(new(policy, PolicyJudge.Judge(policy), winner, null, configMap is null ? [] : [new() { Name = configMap }]));
}
