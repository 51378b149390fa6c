using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>Writes an answer as the API server reads it, under the review's own version and uid.</summary>
internal static class AnswerWriter
{
    /// <summary>
    /// A caller that is told this waits so many seconds and asks again: client-go (kubectl, Helm, Argo CD, Flux, controllers) repeats a
    /// 5xx answer with Retry-After up to ten times by itself.
    /// </summary>
    private const int RetryAfterSeconds = 1;

    public static byte[] Write(string apiVersion, AdmissionRequest request, AdmissionAnswer answer)
    {
        var response = new AdmissionResponse
        {
            Uid = request.Uid,
            Allowed = answer is AdmissionAnswer.Allowed,
            Status = StatusOf(request, answer),
            Warnings = answer.Warnings.Count > 0 ? WarningText.Of(answer.Warnings) : null,
            AuditAnnotations = answer.AuditAnnotations.Count > 0 ? answer.AuditAnnotations : null,
        };
        return JsonSerializer.SerializeToUtf8Bytes(new(apiVersion, "AdmissionReview", response), AdmissionJsonContext.Default.AdmissionReviewAnswer);
    }

    private static ResponseStatus? StatusOf(AdmissionRequest request, AdmissionAnswer answer) => answer switch
    {
        AdmissionAnswer.Allowed => null,

        // kubectl prints the causes of an answer whose reason is Invalid, one per line, as it prints the API server's own complaints
        // ("The CachePolicy "storefront" is invalid:"), and kubectl edit shows them above the text. It leaves out the message, which
        // everything else prints: so both say it all.
        AdmissionAnswer.Denied { Causes.Count: > 0 } denied => Invalid(request, denied),
        AdmissionAnswer.Denied denied => new(403, "Forbidden", Printable.Line(denied.Message), null),

        // HTTP 503 to the API server would reach the user as "500 InternalError: failed calling webhook", which no client repeats. A
        // denial keeps its code, reason and delay: the API server answers 503 with Retry-After and our words.
        AdmissionAnswer.NotReady notReady => new(503, "ServiceUnavailable", Printable.Line(notReady.Message), new() { RetryAfterSeconds = RetryAfterSeconds }),
        AdmissionAnswer.Faulted faulted => new(500, "InternalError", Printable.Line(faulted.Message), null),
        _ => throw new InvalidOperationException($"unknown answer {answer.GetType().Name}"),
    };

    private static ResponseStatus Invalid(AdmissionRequest request, AdmissionAnswer.Denied denied)
    {
        var causes = DenialCauses.Of(denied.Causes);
        var details = new StatusDetails { Name = request.Name, Group = request.Kind.Group, Kind = request.Kind.Kind, Causes = causes };
        return new(422, "Invalid", DenialCauses.Message(denied.Message, causes), details);
    }
}
