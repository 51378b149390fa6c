using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rollout.Pods;

/// <summary>One pod of the workload that is not being deleted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Revision">The revision that it mounts, or null.</param>
/// <param name="Ready">Whether it takes requests.</param>
/// <param name="Trouble">Why its proxy does not run, or has ended once; null for nothing.</param>
public sealed record SurveyedPod(string Name, string? Revision, bool Ready, string? Trouble)
{
    /// <param name="pod">The pod.</param>
    /// <param name="container">The proxy's container; null: the only one.</param>
    public static SurveyedPod Of(Pod pod, string? container) =>
        new(pod.Metadata.Name ?? "", pod.Metadata.Annotations?.GetValueOrDefault(Marks.Revision), pod.IsReady, TroubleOf(pod, container));

    private static string? TroubleOf(Pod pod, string? container)
    {
        var status = pod.Status?.ContainerStatuses?.FirstOrDefault(c => container is null || c.Name == container);
        if (status?.State?.Terminated is { } ended)
            return $"its container {status.Name} ended with exit code {ended.ExitCode}";
        if (status is { RestartCount: > 0 })
            return $"its container {status.Name} ended with exit code {status.LastState?.Terminated?.ExitCode ?? 0} and was started {status.RestartCount + 1} times";
        return status?.State?.Waiting?.Reason is "CrashLoopBackOff" or "RunContainerError" ? $"its container {status.Name} is in {status.State.Waiting.Reason}" : null;
    }
}
