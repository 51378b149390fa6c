using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using static CachePolicyOperator.Tests.Policy.Guardrails.Make;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

public sealed class GuardrailSetTests
{
    /// <summary>Ceilings of a and b for Html at the edge, how each is enforced, a lifetime, and who decides with which limit.</summary>
    [Theory]
    [InlineData("10m", Enforcement.Deny, "5m", Enforcement.Deny, "5m", null, null)]
    [InlineData("10m", Enforcement.Deny, "5m", Enforcement.Deny, "6m", "b", "5m")]
    [InlineData("10m", Enforcement.Deny, "5m", Enforcement.Deny, "11m", "b", "5m")]
    [InlineData("5m", Enforcement.Deny, "5m", Enforcement.Deny, "6m", "a", "5m")]
    [InlineData("10m", Enforcement.Deny, "5m", Enforcement.Warn, "6m", "b", "5m")]
    [InlineData("10m", Enforcement.Deny, "5m", Enforcement.Warn, "11m", "a", "10m")]
    [InlineData("10m", Enforcement.Audit, "5m", Enforcement.Warn, "11m", "b", "5m")]
    [InlineData("2h", Enforcement.Deny, "3h", Enforcement.Deny, "90m", null, null)]
    public void The_strongest_enforcement_decides_then_the_strictest_then_the_first_by_name(
        string a, Enforcement enforcementOfA, string b, Enforcement enforcementOfB, string lifetime, string? decider, string? limit)
    {
        var broken = Set(Edge("b", b, enforcementOfB), Edge("a", a, enforcementOfA)).Broken("TTL-001", "pages", ContentClass.Html, Budget.Edge, Duration(lifetime));

        Assert.Equal(decider, broken?.SetBy.Guardrail);
        Assert.Equal(limit, broken?.Longest.ToString());
    }

    [Theory]
    [InlineData(ContentClass.Html, Budget.Edge, "10m1s", false)]
    [InlineData(ContentClass.Html, Budget.Client, "1m", false)]
    [InlineData(ContentClass.Html, Budget.Client, "1m1s", true)]
    [InlineData(ContentClass.Api, Budget.Edge, "5m1s", true)]
    [InlineData(null, Budget.Client, "1m1s", true)]
    public void A_default_holds_where_no_guard_rail_sets_that_ceiling(ContentClass? contentClass, Budget budget, string value, bool isBroken)
    {
        var broken = Set(Edge("loose", "2h")).Broken("TTL-001", "pages", contentClass, budget, Duration(value));

        Assert.Equal(isBroken, broken is not null);
        Assert.Null(broken?.SetBy.Guardrail);
    }

    [Fact]
    public void Without_guard_rails_the_defaults_are_denied_and_no_verdict_ends()
    {
        var broken = GuardrailSet.None.Broken("TTL-001", "pages", null, Budget.Edge, Duration("11m"));

        Assert.Equal(new Decider(null, "the default for Html", Enforcement.Deny), broken?.SetBy);
        Assert.Null(GuardrailSet.None.NextExpiry);
        Assert.Empty(GuardrailSet.None.Members);
    }

    [Theory]
    [InlineData(Enforcement.Audit, Enforcement.Audit, Enforcement.Audit)]
    [InlineData(Enforcement.Audit, Enforcement.Warn, Enforcement.Warn)]
    [InlineData(Enforcement.Deny, Enforcement.Audit, Enforcement.Deny)]
    public void The_operators_own_rules_are_enforced_as_strongly_as_the_strongest_guard_rail(Enforcement a, Enforcement b, Enforcement own)
    {
        Assert.Equal(own, Set(Guardrail("a", a), Guardrail("b", b)).Own.Enforcement);
    }

    [Fact]
    public void A_guard_rail_for_others_changes_nothing()
    {
        var other = Guardrail("other", spec: new() { NamespaceSelector = new() { MatchLabels = new Dictionary<string, string> { ["tier"] = "gold" } } });

        Assert.Same(GuardrailSet.None, Set(other));
    }

    [Fact]
    public void An_exception_covers_its_own_guard_rail_and_not_another()
    {
        var excepting = Edge("a", "1m", Enforcement.Deny, Exception());

        Assert.Null(Set(excepting).Broken("TTL-001", "pages", ContentClass.Html, Budget.Edge, Duration("2h")));
        Assert.Equal("b", Set(excepting, Edge("b", "5m")).Broken("TTL-001", "pages", ContentClass.Html, Budget.Edge, Duration("2h"))?.SetBy.Guardrail);
    }

    [Fact]
    public void An_exception_covers_the_operators_defaults()
    {
        var set = Set(Guardrail("a", spec: new() { Exceptions = [Exception()] }));

        Assert.Null(set.Broken("TTL-001", "pages", ContentClass.Html, Budget.Edge, Duration("2h")));
        Assert.NotNull(set.Broken("TTL-006", "pages", ContentClass.Html, Budget.Edge, Duration("2h")));
    }

    [Theory]
    [InlineData("shop", null, null, true)]
    [InlineData("blog", null, null, false)]
    [InlineData("shop", "storefront", null, true)]
    [InlineData("shop", "checkout", null, false)]
    [InlineData("shop", "storefront", "pages", true)]
    [InlineData("shop", null, "assets", false)]
    public void An_exception_is_for_the_namespaces_policies_and_rules_that_it_names(string ns, string? policy, string? rule, bool isTolerated)
    {
        var exception = Exception(ns: ns) with { Policies = policy is null ? null : [policy], CacheRules = rule is null ? null : [rule] };

        Assert.Equal(isTolerated, Set(Guardrail("a", spec: new() { Exceptions = [exception] })).Tolerates("TTL-001", "pages"));
    }

    [Fact]
    public void An_exception_for_some_rules_does_not_cover_what_concerns_the_whole_policy()
    {
        var exception = Exception("SYS-001") with { CacheRules = ["pages"] };

        Assert.False(Set(Guardrail("a", spec: new() { Exceptions = [exception] })).Tolerates("SYS-001", cacheRule: null));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void An_exception_ends_on_time(int secondsAfter, bool isTolerated)
    {
        var exception = Exception();
        var set = GuardrailSet.For(Shop, [Guardrail("a", spec: new() { Exceptions = [exception] })], exception.Expires.AddSeconds(secondsAfter));

        Assert.Equal(isTolerated, set.Tolerates("TTL-001", "pages"));
        Assert.Equal(isTolerated ? exception.Expires : null, set.NextExpiry);
    }

    [Fact]
    public void The_policy_has_to_be_judged_again_when_the_first_of_its_exceptions_ends()
    {
        var set = Set(
            Guardrail("a", spec: new() { Exceptions = [Exception(hours: 3), Exception(ns: "blog", hours: 1), Exception(hours: -1)] }),
            Guardrail("b", spec: new() { Exceptions = [Exception(hours: 2)] }));

        Assert.Equal(Now.AddHours(2), set.NextExpiry);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(RuleSeverity.Off, null, RuleSeverity.Off)]
    [InlineData(RuleSeverity.Off, RuleSeverity.Report, RuleSeverity.Report)]
    [InlineData(RuleSeverity.Deny, RuleSeverity.DenyUnlessAcknowledged, RuleSeverity.Deny)]
    public void Of_several_severities_the_strictest_holds(RuleSeverity? a, RuleSeverity? b, RuleSeverity? expected)
    {
        Assert.Equal(expected, Set(WithSeverity("a", a), WithSeverity("b", b)).SeverityOf("TTL-001"));
    }

    [Theory]
    [InlineData("1m", "3m59s", null)]
    [InlineData("1m", "4m", "a")]
    [InlineData("59m", "1h", null)]
    [InlineData("59m", "1h1s", "a")]
    [InlineData("2h", "1h30m", null)]
    [InlineData("2h", "2h1s", "a")]
    [InlineData("0s", "1h", null)]
    public void A_lifetime_may_grow_less_than_the_factor_and_not_beyond_the_bound(string before, string after, string? decider)
    {
        var set = Set(Guardrail("a", spec: new() { Growth = new() { Factor = 4, Above = "1h" } }), Guardrail("b"));

        Assert.Equal(decider, set.BrokenGrowth("TTL-005", "pages", Duration(before), Duration(after))?.SetBy.Guardrail);
    }

    [Fact]
    public void Of_several_broken_growth_limits_the_strictest_is_named()
    {
        var set = Set(
            Guardrail("a", spec: new() { Growth = new() { Factor = 3, Above = "1h" } }),
            Guardrail("b", spec: new() { Growth = new() { Factor = 2, Above = "1h" } }),
            Guardrail("c", Enforcement.Warn, new() { Growth = new() { Factor = 2, Above = "1m" } }));

        Assert.Equal("b", set.BrokenGrowth("TTL-005", "pages", Duration("1m"), Duration("5m"))?.SetBy.Guardrail);
    }

    [Fact]
    public void The_default_growth_limit_holds_where_no_guard_rail_sets_one()
    {
        Assert.Equal("the operator", Set(Guardrail("a")).BrokenGrowth("TTL-005", "pages", Duration("1m"), Duration("4m"))?.SetBy.Title);
        Assert.Null(Set(Guardrail("a", spec: new() { Growth = new() { Factor = 10, Above = "1d" } })).BrokenGrowth("TTL-005", "pages", Duration("1m"), Duration("4m")));
    }

    private static Guardrail WithSeverity(string name, RuleSeverity? severity) =>
        Guardrail(name, spec: new() { Severities = severity is { } given ? new Dictionary<string, RuleSeverity> { ["TTL-001"] = given } : null });
}
