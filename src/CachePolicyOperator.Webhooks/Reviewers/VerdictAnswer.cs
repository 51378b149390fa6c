using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Webhooks.Reviewers;

/// <summary>A verdict in the words of admission.</summary>
internal static class VerdictAnswer
{
    /// <param name="subject">What was judged, as people name it.</param>
    /// <param name="verdict">What the rules say about it.</param>
    internal static AdmissionAnswer Of(string subject, PolicyVerdict verdict)
    {
        AdmissionAnswer answer = verdict.Refusals is { Count: > 0 } refusals
            ? new AdmissionAnswer.Denied($"{subject} is refused{(refusals.Count == 1 ? "" : $" for {refusals.Count} reasons")}", [.. refusals.Select(Cause)])
            : new AdmissionAnswer.Allowed();
        return answer with { Warnings = [.. verdict.Warnings.Select(warning => warning.ToString())], AuditAnnotations = Audit(verdict.Audited) };
    }

    private static AdmissionCause Cause(PolicyViolation violation) => new(violation.Path, $"{violation.Message} ({violation.RuleId})");

    /// <summary>What a guard-rail in Audit would have refused, for the API server's audit log.</summary>
    private static Dictionary<string, string> Audit(IReadOnlyList<PolicyViolation> audited) =>
        audited.Count == 0 ? [] : new() { ["audited-findings"] = string.Join("; ", audited) };
}
