using System.Globalization;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Cli.Status;

/// <summary>Who serves what, by the policy's status: what the operator got from the pods' own mouths.</summary>
internal static class ServedBy
{
    public static IReadOnlyList<string> Of(CachePolicy policy)
    {
        if (policy.Status is not { } status)
            return ["the operator has not looked at the policy yet"];
        return
        [
            .. Behind(policy, status),
            $"wanted: revision {status.Revision ?? "none"}, cache generation {status.CacheGeneration.ToString(CultureInfo.InvariantCulture)}{Stable(status)}",
            .. (status.Pods?.Revisions ?? []).Select(revision => $"{Count(revision.Pods)} {(revision.Pods == 1 ? "serves" : "serve")} {revision.Revision}{(revision.Revision == status.Revision ? "" : ", another one")}"),
            .. (status.Pods?.Deviating ?? []).Select(pod => $"pod {pod.Pod}: {pod.Reason}"),
            .. status.Rollout is { Phase: not RolloutPhase.Complete } rollout ? [$"rollout {rollout.Phase}: {rollout.Message}"] : Array.Empty<string>(),
            .. status.Failure is { } failure ? [$"failed: revision {failure.Revision} at {failure.Gate}: {failure.Message}"] : Array.Empty<string>(),
            .. (status.Conditions ?? []).Where(condition => condition.Status != ConditionStatus.True && condition.Type != ConditionTypes.Ready).Select(condition => $"{condition.Type}={condition.Status} ({condition.Reason}): {condition.Message}"),
        ];
    }

    private static IEnumerable<string> Behind(CachePolicy policy, CachePolicyStatus status) =>
        status.ObservedGeneration < policy.Metadata.Generation ? ["what follows is about an earlier spec: the operator has not looked at this one yet"] : [];

    private static string Stable(CachePolicyStatus status) =>
        status.Stable is { } stable && stable.Revision != status.Revision ? $"; last good: {stable.Revision}" : "";

    private static string Count(int pods) => pods == 1 ? "1 pod" : string.Create(CultureInfo.InvariantCulture, $"{pods} pods");
}
