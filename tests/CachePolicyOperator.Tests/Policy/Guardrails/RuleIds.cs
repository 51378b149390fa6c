using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

/// <summary>A catalogue to name rules from: this version's, and a few that guard-rails are usually about.</summary>
internal static class RuleIds
{
    internal static readonly IReadOnlyList<RuleDescription> Catalogue =
    [
        .. RuleCatalogue.All.Select(rule => rule.Description)
            .Concat(
            [
                Of("TTL-001", SpecSection.Ttl), Of("TTL-005", SpecSection.Ttl), Of("TTL-006", SpecSection.Ttl), Of("STL-001", SpecSection.Freshness),
                Of("NEG-001", SpecSection.Ttl), Of("LEAK-005", SpecSection.Sharing), Of("KEY-004", SpecSection.Sharing), Of("HERD-001", SpecSection.Coalescing),
                Of("PROC-002", SpecSection.Acknowledgements),
            ])
            .DistinctBy(rule => rule.Id),
    ];

    private static RuleDescription Of(string id, SpecSection concerns) => new(id, Severity.Deny, "", "", "", "") { Concerns = concerns };
}
