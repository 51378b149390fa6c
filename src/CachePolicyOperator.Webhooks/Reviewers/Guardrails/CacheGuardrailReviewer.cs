using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Policy.Validation.Documents;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Webhooks.Reviewers.Guardrails;

/// <summary>Judges CacheGuardrails before they are stored, and warns whoever deletes one in use.</summary>
/// <remarks>
/// Guarantees: a deletion is never refused. A guard-rail that other policies break is stored: they keep serving, and are judged by it
/// in the background.
/// </remarks>
/// <param name="judge">Knows the rules.</param>
/// <param name="ready">Whether what the judge looks at in memory is complete.</param>
public sealed class CacheGuardrailReviewer(IGuardrailJudge judge, Func<bool> ready) : IAdmissionReviewer
{
    public AdmissionAnswer Review(AdmissionRequest request) => request switch
    {
        { SubResource.Length: > 0 } => AdmissionAnswer.Allowed.Silently,
        { Operation: AdmissionOperation.Delete, OldObject: { } stored } => Deletion(GuardrailDocument.Parse(stored)),
        { Operation: AdmissionOperation.Create or AdmissionOperation.Update, Object: { } written } when IsJudged(request, new(written)) =>
            Answer(request, GuardrailDocument.Parse(written)),
        _ => AdmissionAnswer.Allowed.Silently,
    };

    private static bool IsJudged(AdmissionRequest request, ReviewedObject written) =>
        !written.IsBeingDeleted && (request.OldObject is not { } stored || !ReviewedObject.Same(written, new(stored), "spec"));

    private AdmissionAnswer.Allowed Deletion(ReadGuardrail read) =>
        read is ReadGuardrail.Readable readable && ready() && judge.DeletionWarning(readable.Guardrail) is { } warning
            ? new() { Warnings = [warning] }
            : AdmissionAnswer.Allowed.Silently;

    private AdmissionAnswer Answer(AdmissionRequest request, ReadGuardrail read) =>
        VerdictAnswer.Of($"CacheGuardrail {request.Name}", read switch
        {
            ReadGuardrail.Readable readable => judge.Judge(readable.Guardrail),
            ReadGuardrail.Refused refused => PolicyVerdict.Refused(refused.Violations),
            var other => throw new InvalidOperationException($"unknown reading {other.GetType().Name}"),
        });
}
