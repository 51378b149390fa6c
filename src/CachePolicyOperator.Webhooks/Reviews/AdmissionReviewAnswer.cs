namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>The review as it goes back to the API server.</summary>
internal sealed record AdmissionReviewAnswer(string ApiVersion, string Kind, AdmissionResponse Response);
