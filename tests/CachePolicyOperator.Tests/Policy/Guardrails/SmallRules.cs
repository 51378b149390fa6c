using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

/// <summary>Rules that ask guard-rails in each of the ways that there are, and nothing else.</summary>
internal static class SmallRules
{
    internal static readonly IPolicyRule Edge = new Ceilings();

    internal static readonly IPolicyRule NoOverride = new Features();

    internal static IPolicyRule Always(string id, Severity severity, SpecSection concerns) => new Constant(id, severity, concerns);

    private static RuleDescription Describe(string id, Severity severity, SpecSection concerns) => new(id, severity, "", "", "", "") { Concerns = concerns };

    private sealed class Ceilings() : PolicyRule(Describe("TTL-001", Severity.Deny, SpecSection.Ttl))
    {
        public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed) =>
            from storing in reviewed.Storing
            let limit = reviewed.Guardrails.Broken(Description.Id, storing.Rule.Name, storing.Rule.ContentClass, Budget.Edge, storing.Lifetime!.Value)
            where limit is not null
            select Violation(storing.LifetimePath, storing.Rule, $"{storing.Lifetime} is above {limit.Longest}, set by {limit.SetBy.Title}", limit.SetBy);
    }

    private sealed class Features() : PolicyRule(Describe("FEA-001", Severity.Deny, SpecSection.Ttl))
    {
        public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed) =>
            from storing in reviewed.Storing
            where storing.Rule.Ttl?.Mode == TtlMode.Override
            let decider = reviewed.Guardrails.Decide(Description.Id, storing.Rule.Name, other => other.Spec.Forbidden?.Contains(PolicyFeature.Override) == true)
            where decider is not null
            select Violation($"{storing.At}.ttl.mode", storing.Rule, $"Override is forbidden by {decider.Title}", GuardrailSet.DeciderOf(decider));
    }

    private sealed class Constant(string id, Severity severity, SpecSection concerns) : PolicyRule(Describe(id, severity, concerns))
    {
        public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed) =>
            reviewed.Spec.Rules.Select((rule, i) => Violation($"spec.rules[{i}]", rule, "it is always found"));
    }
}
