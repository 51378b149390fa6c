using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>metav1.Status of a denial; the API server hands all of it on and puts the webhook's name before the message.</summary>
internal sealed record ResponseStatus(int Code, string Reason, string Message, StatusDetails? Details)
{
    public string Status { get; } = "Failure";
}
