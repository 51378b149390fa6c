using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Validation;

public sealed class PolicyJudgeTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly IReadOnlyList<string> Order = [.. RuleCatalogue.All.Select(rule => rule.Description.Id)];

    private static readonly Arbitrary<PolicyReview> Reviews = (
        from policy in ArbitraryPolicies.All
        from neighbour in ArbitraryPolicies.All
        from prior in ArbitraryPolicies.All
        from guardrails in ArbitraryPolicies.Guardrails.ArrayOf()
        select new PolicyReview(policy)
        {
            Guardrails = Specs.Guardrails(guardrails),
            Neighbours = [neighbour, policy],
            Prior = PriorLifetimes.Of(prior.Spec),
        }).ToArbitrary();

    [Fact]
    public void Whatever_it_is_given_it_answers_in_whole_sentences() =>
        Check.One(Config, Prop.ForAll(Reviews, review => Assert.All(PolicyJudge.Judge(review).Findings.Select(finding => finding.Violation), violation =>
        {
            Assert.True(violation.Path.Length > 3 && violation.Message.Length > 20, violation.ToString());
            Assert.DoesNotContain(violation.ToString(), char.IsControl);
        })));

    [Fact]
    public void Findings_are_in_the_order_of_the_catalogue_and_the_same_each_time() =>
        Check.One(Config, Prop.ForAll(Reviews, review =>
        {
            var ids = PolicyJudge.Judge(review).Findings.Ids().Select(id => Order.ToList().IndexOf(id)).ToList();
            return ids.SequenceEqual(ids.Order()) && Said(review).SequenceEqual(Said(review));
        }));

    [Fact]
    public void The_order_of_maps_does_not_change_the_verdict() =>
        Check.One(Config, Prop.ForAll(Reviews, review => Said(review).SequenceEqual(Said(review with { Policy = Reversed(review.Policy) }))));

    [Theory]
    [InlineData(Enforcement.Warn)]
    [InlineData(Enforcement.Audit)]
    public void A_lifetime_above_its_ceiling_is_everybodys_business_where_it_is_not_refused(Enforcement enforcement)
    {
        var policy = Specs.Policy(Specs.Rule(contentClass: ContentClass.MutableAsset, max: "30m"));
        var ceiling = new CacheGuardrailSpec { Enforcement = enforcement, Ceilings = [new() { ContentClass = ContentClass.MutableAsset, Edge = "10m" }] };

        Assert.Equal(["TTL-001"], Specs.Judge(policy, ceiling with { Enforcement = Enforcement.Deny }).Ids());
        Assert.Equal(["TTL-001", "TTL-007"], Specs.Judge(policy, ceiling).Ids());
        Assert.All(Specs.Judge(policy, ceiling), finding => Assert.Equal(enforcement, finding.Effect));
    }

    [Fact]
    public void A_lifetime_whose_ceiling_is_switched_off_still_needs_an_invalidation()
    {
        var off = new CacheGuardrailSpec { Severities = new Dictionary<string, RuleSeverity> { ["TTL-001"] = RuleSeverity.Off } };

        Assert.Equal(["TTL-007"], Specs.Judge(Specs.Policy(Specs.Rule(max: "30m")), off).Ids());
    }

    [Fact]
    public void The_incident_is_refused_in_words_that_name_rule_value_limit_who_set_it_and_the_way_out()
    {
        var policy = Specs.Policy(Specs.Rule(contentClass: ContentClass.Html, max: "4h") with { Key = new() { Query = new() { Include = ["page"] } } });
        var guarded = new CacheGuardrailSpec { Ceilings = [new() { ContentClass = ContentClass.Html, Edge = "5m" }] };

        var byDefault = Specs.Judge(policy)[0];
        var byGuardrail = Specs.Judge(policy, guarded)[0];

        Assert.Equal((Enforcement.Deny, Enforcement.Deny), (byDefault.Effect, byGuardrail.Effect));
        Assert.Equal(
            "spec.rules[0].ttl.max: an edge lifetime of 4h is longer than the 10m that the default for Html allows, and users may get stale content for that long after the origin has changed; lower it to 10m, or have the platform team allow more by a CacheGuardrail (TTL-001)",
            byDefault.Violation.ToString());
        Assert.Equal(
            "spec.rules[0].ttl.max: an edge lifetime of 4h is longer than the 5m that guard-rail guard-0 allows for Html, and users may get stale content for that long after the origin has changed; lower it to 5m, or ask the guard-rail's owners for an exception (TTL-001)",
            byGuardrail.Violation.ToString());
    }

    private static List<string> Said(PolicyReview review) => [.. PolicyJudge.Judge(review).Findings.Select(finding => $"{finding.Effect} {finding.Violation}")];

    private static CachePolicy Reversed(CachePolicy policy) => policy with
    {
        Spec = policy.Spec with
        {
            Rules = [.. policy.Spec.Rules.Select(rule => rule.Ttl is { Negative: { } negative } ttl ? rule with { Ttl = ttl with { Negative = negative.Reverse().ToDictionary() } } : rule)],
        },
    };
}
