using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Client;

/// <summary>The API server answered with a failure. The cluster's fault or a race: retried by the queue.</summary>
public sealed class KubernetesApiException : Exception
{
    public KubernetesApiException(Status status, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base($"{status.Code} {status.Reason}: {status.Message}", innerException)
    {
        Status = status;
        RetryAfter = retryAfter;
    }

    public Status Status { get; }

    /// <summary>How long the server asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    public bool IsNotFound => Status.Code == 404;

    public bool IsForbidden => Status.Code is 401 or 403;

    /// <summary>Somebody else wrote first, or owns the field.</summary>
    public bool IsConflict => Status.Code == 409 && Status.Reason != "AlreadyExists";

    public bool IsAlreadyExists => Status.Code == 409 && Status.Reason == "AlreadyExists";

    /// <summary>The resourceVersion or continue token is too old: list again.</summary>
    public bool IsGone => Status.Code == 410 || Status.Reason is "Gone" or "Expired";

    public bool IsThrottled => Status.Code == 429;

    /// <summary>The object was refused as invalid (schema or admission).</summary>
    public bool IsInvalid => Status.Code is 422 or 400;
}
