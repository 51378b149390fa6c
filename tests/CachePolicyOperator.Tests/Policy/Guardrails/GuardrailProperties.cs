using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation;
using FsCheck;
using FsCheck.Fluent;
using static CachePolicyOperator.Tests.Policy.Guardrails.Make;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

public sealed class GuardrailProperties
{
    private static readonly IPolicyRule[] Rules =
    [
        SmallRules.Edge, SmallRules.NoOverride, SmallRules.Always("OWN-001", Severity.DenyUnlessAcknowledged, SpecSection.Ttl), SmallRules.Always("OWN-002", Severity.Report, SpecSection.Ttl),
    ];

    private static readonly string[] Durations = ["1s", "1m", "5m", "10m", "11m", "1h", "2h", "7d"];

    private static readonly Gen<Enforcement> AnyEnforcement = Gen.Elements(Enum.GetValues<Enforcement>());

    private static readonly Gen<CacheGuardrailSpec> AnySpec =
        from edge in Gen.Elements(Durations).OrNull()
        from forbids in Gen.Elements(true, false)
        from severity in Gen.Elements(Enum.GetValues<RuleSeverity>().Select(severity => (RuleSeverity?)severity).Append(null))
        from rule in Gen.Elements("TTL-001", "FEA-001", "OWN-001", "OWN-002")
        from excepts in Gen.Elements(true, false, false)
        select new CacheGuardrailSpec
        {
            Ceilings = edge is null ? null : [new() { ContentClass = ContentClass.Html, Edge = edge }],
            Forbidden = forbids ? [PolicyFeature.Override] : null,
            Severities = severity is { } given ? new Dictionary<string, RuleSeverity> { [rule] = given } : null,
            Exceptions = excepts ? [Exception(rule)] : null,
        };

    private static readonly Gen<Guardrail[]> AnyGuardrails =
        from specs in AnySpec.ArrayOf()
        from enforcements in AnyEnforcement.ArrayOf(specs.Length)
        select specs.Zip(enforcements).Select((pair, i) => Guardrail($"g{i}", pair.Second, pair.First)).ToArray();

    private static readonly Gen<CachePolicy> AnyPolicy = Gen.Elements(Durations).ArrayOf(3).Select(GuardedJudgementTests.Policy);

    [Fact]
    public void Their_order_does_not_matter()
    {
        var cases =
            from guardrails in AnyGuardrails
            from shuffled in Gen.Shuffle(guardrails)
            from policy in AnyPolicy
            select (guardrails, shuffled, policy);

        Prop.ForAll(cases.ToArbitrary(), known =>
            Judge(known.policy, known.guardrails).Findings.SequenceEqual(Judge(known.policy, known.shuffled).Findings)).QuickCheckThrowOnFailure();
    }

    /// <summary>
    /// A further guard-rail with Deny never makes anything pass that was refused, if it has neither exceptions nor severities and no
    /// ceiling above the operator's default, which it would replace.
    /// </summary>
    [Fact]
    public void A_further_strict_guard_rail_only_refuses_more()
    {
        var strict = AnySpec
            .Where(spec => spec.Ceilings is null || Duration(spec.Ceilings[0].Edge!) <= DefaultCeilings.Of(ContentClass.Html, Budget.Edge))
            .Select(spec => Guardrail("strict", Enforcement.Deny, spec with { Severities = null, Exceptions = null }));
        var cases =
            from guardrails in AnyGuardrails
            from further in strict
            from policy in AnyPolicy
            select (guardrails, further, policy);

        Prop.ForAll(cases.ToArbitrary(), known =>
            !Denied(Judge(known.policy, known.guardrails)).Except(Denied(Judge(known.policy, [.. known.guardrails, known.further]))).Any())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    /// <summary>Each of the conditions above is needed: without one of them something passes that was refused.</summary>
    [Fact]
    public void Exceptions_severities_and_ceilings_above_the_default_can_loosen()
    {
        var policy = GuardedJudgementTests.Policy("11m");
        string[] refused = ["TTL-001 spec.rules[0].ttl.max", "OWN-001 spec.rules[0]"];

        Assert.Equal(refused, Denied(Judge(policy, [])));
        Assert.Equal(refused[1..], Denied(Judge(policy, [Edge("loose", "1h")])));
        Assert.Equal(refused[1..], Denied(Judge(policy, [Guardrail("excepting", spec: new() { Exceptions = [Exception()] })])));
        Assert.Equal(refused[..1], Denied(Judge(policy, [Guardrail("soft", spec: new() { Severities = new Dictionary<string, RuleSeverity> { ["OWN-001"] = RuleSeverity.Off } })])));
        Assert.Empty(Denied(Judge(policy, [Guardrail("audit", Enforcement.Audit)])));
    }

    private static PolicyVerdict Judge(CachePolicy policy, Guardrail[] guardrails) => GuardedJudgementTests.Judge(policy, Rules, Set(guardrails));

    private static IEnumerable<string> Denied(PolicyVerdict verdict) => verdict.Refusals.Select(violation => $"{violation.RuleId} {violation.Path}");
}
