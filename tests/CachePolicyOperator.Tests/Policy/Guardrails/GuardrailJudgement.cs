using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Policy.Validation.Documents;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

/// <summary>What the webhook and the command line do with a guard-rail's document: read it, then judge it.</summary>
internal static class GuardrailJudgement
{
    internal static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly GuardrailJudge Judge = new(RuleIds.Catalogue);

    internal static IReadOnlyList<PolicyViolation> Of(JsonNode document) => Of(Encoding.UTF8.GetBytes(document.ToJsonString()));

    internal static IReadOnlyList<PolicyViolation> Of(byte[] json) => GuardrailDocument.Parse(json) switch
    {
        ReadGuardrail.Readable readable => [.. Judge.VerdictOn(readable.Guardrail, Now).Findings.Select(finding => finding.Violation)],
        ReadGuardrail.Refused refused => refused.Violations,
        var other => throw new NotSupportedException(other.ToString()),
    };
}
