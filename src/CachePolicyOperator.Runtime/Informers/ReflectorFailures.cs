using CachePolicyOperator.Abstractions.Client;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>Sorts failures of list and watch requests.</summary>
internal static class ReflectorFailures
{
    private const string TooLarge = "ResourceVersionTooLarge";

    public static ReflectorFailure Classify(Exception failure) => failure switch
    {
        KubernetesApiException { IsGone: true } => ReflectorFailure.Expired,
        KubernetesApiException api when IsTooLarge(api) => ReflectorFailure.Expired,
        KubernetesApiException { Status.Code: 400 or 404 or 405 or 422 } => ReflectorFailure.Refused,
        _ => ReflectorFailure.Transient,
    };

    // A server behind the wanted version answers 504 with this cause. It happens for good when etcd was restored from a
    // backup: only a list from the newest state leads out of it. Servers before 1.17 have the message only.
    private static bool IsTooLarge(KubernetesApiException failure) =>
        failure.Status.Details?.Causes?.Any(cause => cause.Reason == TooLarge) == true
        || failure.Status.Message?.Contains("Too large resource version", StringComparison.Ordinal) == true;
}
