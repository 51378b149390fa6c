using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Policy.Validation.Documents;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Webhooks.Reviewers.Policies;

/// <summary>Judges CachePolicies before they are stored.</summary>
/// <remarks>
/// Guarantees: what was stored once can always be deleted, given finalizers and a status, and touched without a change of meaning,
/// however much the rules were tightened since.
/// </remarks>
/// <param name="judge">Knows the rules.</param>
/// <param name="ready">Whether what the judge looks at in memory is complete.</param>
public sealed class CachePolicyReviewer(IPolicyJudge judge, Func<bool> ready) : IAdmissionReviewer
{
    public AdmissionAnswer Review(AdmissionRequest request)
    {
        if (request.SubResource.Length > 0 || request.Object is not { } element || !IsJudged(request, new(element)))
            return AdmissionAnswer.Allowed.Silently;
        if (!ready())
            return new AdmissionAnswer.NotReady("the CachePolicy Operator has just started and has not read the cluster's policies yet; try again in a moment");

        return PolicyDocument.Parse(element) switch
        {
            ReadPolicy.Readable readable => Answer(request, judge.Judge(readable.Policy, Predecessor(request))),
            ReadPolicy.Refused refused => Answer(request, PolicyVerdict.Refused(refused.Violations)),
            var other => throw new InvalidOperationException($"unknown reading {other.GetType().Name}"),
        };
    }

    /// <summary>Labels count, because guard-rails select by them, and annotations of ours; those of other tools change nothing.</summary>
    private static bool IsJudged(AdmissionRequest request, ReviewedObject written) => request.Operation switch
    {
        AdmissionOperation.Create => true,
        AdmissionOperation.Update when written.IsBeingDeleted => false,
        AdmissionOperation.Update => request.OldObject is not { } stored
            || !ReviewedObject.Same(written, new(stored), "spec")
            || !ReviewedObject.Same(written, new(stored), "metadata", "labels")
            || !ReviewedObject.SameMarks(written, new(stored), "annotations"),
        _ => false,
    };

    private static CachePolicy? Predecessor(AdmissionRequest request) =>
        request.OldObject is { } stored && PolicyDocument.Parse(stored) is ReadPolicy.Readable readable ? readable.Policy : null;

    private static AdmissionAnswer Answer(AdmissionRequest request, PolicyVerdict verdict) =>
        VerdictAnswer.Of($"CachePolicy {request.Namespace}/{(request.Name.Length == 0 ? "(name not made yet)" : request.Name)}", verdict);
}
