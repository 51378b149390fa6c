using System.Diagnostics.CodeAnalysis;
using CachePolicyOperator.Webhooks.Reviews;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Webhooks.Endpoint;

/// <summary>From the bytes of a review to the bytes of its answer.</summary>
/// <remarks>Guarantees: never throws. A fault of a reviewer is counted, logged once, and answered under our own name.</remarks>
internal sealed class AdmissionJudge(AdmissionMetrics metrics, ILogger logger)
{
    public AdmissionReply Judge(AdmissionRoute route, ReadOnlyMemory<byte> body)
    {
        switch (AdmissionReviewReader.Read(body))
        {
            case AdmissionReading.Review review:
                using (review)
                {
                    var answer = Open(route, Ask(route, review.Request));
                    metrics.Answered(route.Name, answer);
                    return AdmissionReply.Json(AnswerWriter.Write(review.ApiVersion, review.Request, answer));
                }

            case AdmissionReading.Malformed malformed:
                return AdmissionReply.Problem(400, malformed.Problem);
            default:
                throw new InvalidOperationException("unknown reading");
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a reviewer throws is ours, and the API server gets an answer that says so.")]
    private AdmissionAnswer Ask(AdmissionRoute route, AdmissionRequest request)
    {
        try
        {
            return route.Reviewer.Review(request);
        }
        catch (Exception fault)
        {
            metrics.Faulted(route.Name);
            Log.ReviewerFaulted(logger, fault, route.Name, request.Uid, request.Operation, request.Kind.Kind, request.Namespace, request.Name);
            return new AdmissionAnswer.Faulted(
                $"the CachePolicy Operator failed while it judged this {request.Kind.Kind}; that is a fault of the operator, not of your object: its log says more under uid {request.Uid}");
        }
    }

    private static AdmissionAnswer Open(AdmissionRoute route, AdmissionAnswer answer) => answer switch
    {
        AdmissionAnswer.NotReady notReady when route.FailsOpen => Unchecked(notReady.Message),
        AdmissionAnswer.Faulted faulted when route.FailsOpen => Unchecked(faulted.Message),
        _ => answer,
    };

    private static AdmissionAnswer.Allowed Unchecked(string why) => new() { Warnings = [$"not checked: {why}"] };
}
