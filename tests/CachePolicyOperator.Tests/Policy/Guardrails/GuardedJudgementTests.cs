using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation;
using static CachePolicyOperator.Tests.Policy.Guardrails.Make;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

/// <summary>What findings lead to after guard-rails, exceptions and acknowledgements.</summary>
public sealed class GuardedJudgementTests
{
    [Theory]
    [InlineData(Enforcement.Deny)]
    [InlineData(Enforcement.Warn)]
    [InlineData(Enforcement.Audit)]
    public void Breaking_a_guard_rail_leads_to_what_it_enforces(Enforcement enforcement)
    {
        var finding = Assert.Single(Judge(Policy("2h"), [SmallRules.Edge], Edge("shop", "5m", enforcement)).Findings);

        Assert.Equal(enforcement, finding.Effect);
        Assert.Equal("2h is above 5m, set by guard-rail shop", finding.Violation.Message);
    }

    [Theory]
    [InlineData(Severity.Deny, Enforcement.Deny, Enforcement.Deny)]
    [InlineData(Severity.Deny, Enforcement.Audit, Enforcement.Audit)]
    [InlineData(Severity.DenyUnlessAcknowledged, Enforcement.Warn, Enforcement.Warn)]
    [InlineData(Severity.Report, Enforcement.Deny, Enforcement.Warn)]
    [InlineData(Severity.Report, Enforcement.Warn, Enforcement.Warn)]
    [InlineData(Severity.Report, Enforcement.Audit, Enforcement.Audit)]
    public void The_operators_own_rules_are_softened_with_the_strongest_guard_rail(Severity severity, Enforcement enforcement, Enforcement effect)
    {
        var verdict = Judge(Policy("1m"), [SmallRules.Always("OWN-001", severity, SpecSection.Ttl)], Guardrail("a", enforcement), Guardrail("b", Enforcement.Audit));

        Assert.Equal(effect, Assert.Single(verdict.Findings).Effect);
    }

    [Theory]
    [InlineData(RuleSeverity.Off, null)]
    [InlineData(RuleSeverity.Report, Enforcement.Warn)]
    [InlineData(RuleSeverity.DenyUnlessAcknowledged, Enforcement.Deny)]
    [InlineData(RuleSeverity.Deny, Enforcement.Deny)]
    public void A_guard_rail_changes_a_severity(RuleSeverity severity, Enforcement? effect)
    {
        var verdict = Judge(Policy("1m"), [SmallRules.Always("OWN-001", Severity.Deny, SpecSection.Ttl)], WithSeverity("OWN-001", severity));

        Assert.Equal(effect, verdict.Findings.Count == 0 ? null : verdict.Findings.Single().Effect);
    }

    [Fact]
    public void Nothing_softens_a_rule_about_the_form()
    {
        var rule = SmallRules.Always("API-999", Severity.Deny, SpecSection.Form);
        var guardrail = Guardrail("soft", Enforcement.Audit, new()
        {
            Severities = new Dictionary<string, RuleSeverity> { ["API-999"] = RuleSeverity.Off },
            Exceptions = [Exception("API-999")],
        });

        Assert.Equal(Enforcement.Deny, Assert.Single(Judge(Policy("1m"), [rule], guardrail).Findings).Effect);
    }

    [Fact]
    public void A_rule_about_acknowledgements_is_never_asked_to_be_acknowledged()
    {
        var rule = SmallRules.Always("PRC-999", Severity.Deny, SpecSection.Acknowledgements);

        Assert.True(Judge(Policy("1m"), [rule], WithSeverity("PRC-999", RuleSeverity.DenyUnlessAcknowledged)).IsRefused);
    }

    [Fact]
    public void A_finding_passes_with_the_acknowledgement_that_its_refusal_prints_until_the_part_changes()
    {
        IPolicyRule[] rules = [SmallRules.Always("OWN-001", Severity.DenyUnlessAcknowledged, SpecSection.Ttl)];
        var policy = Policy("1m");
        var refusal = Assert.Single(Judge(policy, rules).Refusals).Message;
        var hash = refusal.Split("hash: \"")[1][..12];

        var acknowledged = policy with { Spec = policy.Spec with { Acknowledgements = [new() { Rule = "OWN-001", Hash = hash, Reason = "it is meant" }] } };
        var changed = acknowledged with { Spec = Policy("2m").Spec with { Acknowledgements = acknowledged.Spec.Acknowledgements } };

        Assert.Empty(Judge(acknowledged, rules).Findings);
        Assert.Contains($"{hash} was for an earlier version", Assert.Single(Judge(changed, rules).Refusals).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_tolerates_until_it_ends_and_the_verdict_says_when()
    {
        var exception = Exception();
        var guardrail = Edge("shop", "5m", Enforcement.Deny, exception);
        var policy = Policy("2h");

        var before = Judge(policy, [SmallRules.Edge], GuardrailSet.For(PolicySubject.Of(policy), [guardrail], Now));
        var after = Judge(policy, [SmallRules.Edge], GuardrailSet.For(PolicySubject.Of(policy), [guardrail], before.ValidUntil!.Value));

        Assert.Empty(before.Findings);
        Assert.Equal(exception.Expires, before.ValidUntil);
        Assert.True(after.IsRefused);
        Assert.Null(after.ValidUntil);
    }

    internal static CachePolicy Policy(params string[] lifetimes) => new()
    {
        Metadata = new ObjectMeta { Namespace = "shop", Name = "storefront" },
        Spec = new()
        {
            Rules =
            [
                .. lifetimes.Select((lifetime, i) => new CacheRule
                {
                    Name = $"rule-{i}",
                    Match = new() { PathPrefix = $"/{i}/" },
                    ContentClass = ContentClass.Html,
                    Ttl = new() { Mode = i % 2 == 0 ? TtlMode.RespectOrigin : TtlMode.Override, Max = i % 2 == 0 ? lifetime : null, Edge = i % 2 == 0 ? null : lifetime },
                }),
            ],
        },
    };

    internal static PolicyVerdict Judge(CachePolicy policy, IReadOnlyList<IPolicyRule> rules, GuardrailSet set) =>
        PolicyJudge.Judge(new PolicyReview(policy) { Guardrails = set }, rules);

    private static PolicyVerdict Judge(CachePolicy policy, IReadOnlyList<IPolicyRule> rules, params Guardrail[] guardrails) => Judge(policy, rules, Set(guardrails));

    private static Guardrail WithSeverity(string rule, RuleSeverity severity) =>
        Guardrail("severe", spec: new() { Severities = new Dictionary<string, RuleSeverity> { [rule] = severity } });
}
