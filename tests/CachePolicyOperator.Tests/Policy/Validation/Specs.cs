using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Validation;

/// <summary>Policies that have nothing wrong but what a test puts into their rules.</summary>
internal static class Specs
{
    public static CachePolicy Policy(params CacheRule[] rules) => new()
    {
        Metadata = new() { Name = "storefront", Namespace = "shop" },
        Spec = new()
        {
            TargetRef = new() { Name = "proxy" },
            Origin = new() { Service = new() { Name = "shop", Port = 80 } },
            Rules = rules,
        },
    };

    public static CacheRule Rule(string pathPrefix = "/", ContentClass? contentClass = null, string max = "60s", string name = "pages") => new()
    {
        Name = name,
        Match = new() { PathPrefix = pathPrefix },
        ContentClass = contentClass,
        Ttl = new() { Max = max },
    };

    public static CachePolicy With(this CachePolicy policy, params Acknowledgement[] acknowledgements) =>
        policy with { Spec = policy.Spec with { Acknowledgements = acknowledgements } };

    /// <summary>Guard-rails that select every policy.</summary>
    public static GuardrailSet Guardrails(params CacheGuardrailSpec[] specs) => GuardrailSet.For(
        PolicySubject.Of(Policy()),
        specs.Select((spec, i) => new Guardrail(new CacheGuardrail { Metadata = new() { Name = $"guard-{i}" }, Spec = spec })),
        DateTimeOffset.UnixEpoch);

    public static IReadOnlyList<Finding> Judge(CachePolicy policy, params CacheGuardrailSpec[] guardrails) =>
        PolicyJudge.Judge(new PolicyReview(policy) { Guardrails = Guardrails(guardrails) }).Findings;

    public static IEnumerable<string> Ids(this IEnumerable<Finding> findings) => findings.Select(finding => finding.Violation.RuleId);
}
