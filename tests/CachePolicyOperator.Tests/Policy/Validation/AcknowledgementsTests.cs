using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Validation;

public sealed partial class AcknowledgementsTests
{
    private static readonly CacheRule Logos = Specs.Rule("/logos/", ContentClass.MutableAsset, "30m", "logos");

    [Fact]
    public void A_finding_that_is_acknowledged_as_the_refusal_says_passes()
    {
        var policy = Specs.Policy(Logos);

        Assert.Empty(Specs.Judge(policy.With(AskedFor(policy))));
    }

    [Fact]
    public void A_change_of_the_part_makes_it_stale_and_the_finding_is_refused_again()
    {
        var acknowledged = AskedFor(Specs.Policy(Logos));
        var changed = Specs.Policy(Logos with { Ttl = Logos.Ttl! with { Max = "40m" } }).With(acknowledged);

        var findings = Specs.Judge(changed);

        Assert.Equal(["TTL-007", "PROC-002"], findings.Ids());
        Assert.Equal([Enforcement.Deny, Enforcement.Warn], findings.Select(finding => finding.Effect));
        Assert.Contains($"the acknowledgement {acknowledged.Hash} was for an earlier version of this part", findings[0].Violation.Message, StringComparison.Ordinal);
        Assert.NotEqual(acknowledged.Hash, AskedFor(changed).Hash);
        Assert.Empty(Specs.Judge(changed.With(AskedFor(changed))));
    }

    [Fact]
    public void A_change_elsewhere_leaves_it_in_force()
    {
        var policy = Specs.Policy(Logos, Specs.Rule());

        Assert.Empty(Specs.Judge(Specs.Policy(Logos with { Bypass = new() { Headers = ["X-Preview"] } }, Specs.Rule(max: "30s")).With(AskedFor(policy))));
    }

    [Fact]
    public void A_lifetime_that_is_acknowledged_for_one_path_is_not_for_another()
    {
        var acknowledged = AskedFor(Specs.Policy(Logos));
        var wider = Specs.Policy(Logos with { Match = new() { PathPrefix = "/" } }).With(acknowledged);
        var another = Specs.Policy(Logos, Logos with { Name = "icons", Match = new() { PathPrefix = "/icons/" } }).With(acknowledged);

        Assert.Contains("TTL-007", Specs.Judge(wider).Ids());
        Assert.Equal("spec.rules[1].ttl.max", Assert.Single(Specs.Judge(another)).Violation.Path);
    }

    [Fact]
    public void A_change_of_the_class_by_which_a_lifetime_is_judged_makes_it_stale()
    {
        var acknowledged = AskedFor(Specs.Policy(Specs.Rule(max: "6m")));

        Assert.Contains("TTL-007", Specs.Judge(Specs.Policy(Specs.Rule(contentClass: ContentClass.MutableAsset, max: "6m")).With(acknowledged)).Ids());
    }

    [Fact]
    public void The_order_of_a_map_does_not_make_it_stale()
    {
        CachePolicy With(params string[] statuses) =>
            Specs.Policy(Logos with { Ttl = Logos.Ttl! with { Negative = statuses.ToDictionary(status => status, _ => "10s") } });

        Assert.Equal(AskedFor(With("404", "410", "451")).Hash, AskedFor(With("451", "404", "410")).Hash);
    }

    [Fact]
    public void A_rule_that_a_guardrail_hardens_cannot_be_acknowledged()
    {
        var policy = Specs.Policy(Logos);
        var hardened = new CacheGuardrailSpec { Severities = new Dictionary<string, RuleSeverity> { ["TTL-007"] = RuleSeverity.Deny } };

        var findings = Specs.Judge(policy.With(AskedFor(policy)), hardened);

        Assert.Equal(["TTL-007", "PROC-002"], findings.Ids());
        Assert.DoesNotContain("spec.acknowledgements", findings[0].Violation.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be acknowledged here", findings[1].Violation.Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever a guard-rail makes "deny unless acknowledged" can be acknowledged, each part by its own hash.</summary>
    [Fact]
    public void Every_rule_about_meaning_can_be_made_acknowledgeable()
    {
        var softened = new CacheGuardrailSpec
        {
            Required = [PolicyFeature.HttpsOrigin, PolicyFeature.ContentClass],
            Severities = RuleCatalogue.All.ToDictionary(rule => rule.Description.Id, _ => RuleSeverity.DenyUnlessAcknowledged),
        };
        var policy = Specs.Policy(
            Specs.Rule("/account/", max: "4h", name: "account") with { Stale = new() { IfError = "2h" }, Key = new() { Query = new() { Include = [] }, Headers = ["Cookie", "User-Agent"] } },
            Specs.Rule() with { Coalescing = new() { Enabled = false }, Ttl = new() { Max = "60s", Client = "2h", Negative = new Dictionary<string, string> { ["500"] = "1s" } } });

        var findings = Specs.Judge(policy, softened);
        var acknowledgements = findings.Select(finding => Asked(finding.Violation)).DistinctBy(acknowledgement => acknowledgement.Hash).ToArray();

        Assert.True(findings.Ids().Distinct().Count() > 8, string.Join(' ', findings.Ids()));
        Assert.Empty(Specs.Judge(policy.With(acknowledgements), softened));
    }

    [Fact]
    public void Stale_acknowledgements_refuse_where_a_guardrail_wants_it()
    {
        var strict = new CacheGuardrailSpec { Severities = new Dictionary<string, RuleSeverity> { ["PROC-002"] = RuleSeverity.DenyUnlessAcknowledged } };
        var stale = new Acknowledgement { Rule = "TTL-007", Hash = "0123456789ab", Reason = "it was meant at the time" };

        Assert.Equal(Enforcement.Deny, Assert.Single(Specs.Judge(Specs.Policy(Specs.Rule()).With(stale), strict)).Effect);
    }

    /// <summary>The acknowledgement that the first refusal of TTL-007 asks for.</summary>
    private static Acknowledgement AskedFor(CachePolicy policy) =>
        Asked(Specs.Judge(policy).Select(finding => finding.Violation).First(violation => violation.RuleId == "TTL-007"));

    private static Acknowledgement Asked(PolicyViolation violation)
    {
        var asked = Entry().Match(violation.Message);
        Assert.True(asked.Success, violation.Message);
        return new() { Rule = asked.Groups["rule"].Value, Hash = asked.Groups["hash"].Value, Reason = "it is meant, and somebody looked at it" };
    }

    [GeneratedRegex("""add to spec\.acknowledgements: \{rule: (?<rule>[A-Z0-9-]+), hash: "(?<hash>[0-9a-f]{12})", reason: "…"\}$""")]
    private static partial Regex Entry();
}
