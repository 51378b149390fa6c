using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Policy.Validation.Documents;

namespace CachePolicyOperator.Tests.Policy.Validation;

/// <summary>What the webhook and the command line do with a document: read it, then judge it.</summary>
internal static class Judgement
{
    internal static IReadOnlyList<PolicyViolation> Of(JsonNode document) => Of(Encoding.UTF8.GetBytes(document.ToJsonString()));

    internal static IReadOnlyList<PolicyViolation> Of(byte[] json) => PolicyDocument.Parse(json) switch
    {
        ReadPolicy.Readable readable => [.. PolicyJudge.Judge(readable.Policy).Findings.Select(finding => finding.Violation)],
        ReadPolicy.Refused refused => refused.Violations,
        var other => throw new NotSupportedException(other.ToString()),
    };
}
