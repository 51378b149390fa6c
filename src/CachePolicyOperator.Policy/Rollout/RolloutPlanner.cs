using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>Decides the next step of a rollout from what was observed.</summary>
public static class RolloutPlanner
{
    /// <param name="workload">The target, or null where there is none.</param>
    /// <param name="target">The policy's reference to it.</param>
    /// <param name="wanted">The revision to bring to the pods.</param>
    /// <param name="elapsed">Time since the workload was switched to the revision.</param>
    /// <param name="deadline">Time after which an incomplete rollout is called stuck.</param>
    public static RolloutDecision Decide(IWorkload? workload, TargetRef target, WantedRevision wanted, TimeSpan elapsed, TimeSpan deadline)
    {
        if (workload is null || workload.Metadata.DeletionTimestamp is not null)
        {
            return new RolloutDecision.Blocked(
                ConditionReasons.TargetNotFound,
                $"there is no {target.Kind} {target.Name} in this namespace; create it or correct spec.targetRef");
        }

        return TemplateInspector.Inspect(workload, target, wanted) switch
        {
            Attachment.Impossible impossible => new RolloutDecision.Blocked(impossible.Reason, impossible.Message),
            Attachment.Other other => new RolloutDecision.Switch(other.Container),
            _ => Follow(workload, target, elapsed >= deadline),
        };
    }

    private static RolloutDecision Follow(IWorkload workload, TargetRef target, bool overdue)
    {
        var progress = workload.Progress;
        var what = $"{target.Kind} {target.Name}";
        var counts = $"{progress.Updated} of {progress.Desired} pods updated, {progress.Available} available";

        if (progress.ObservedGeneration < workload.Metadata.Generation)
            return Progressing($"{what}: waiting for its controller to see the change");
        if (progress.Updated < progress.Desired && progress.OnDelete)
            return new RolloutDecision.Wait(ConditionReasons.WaitingForPodDeletion, $"{what} has update strategy OnDelete: delete its pods to take the revision; {counts}", Overdue: false);
        if (progress.Updated < progress.Desired && progress.Paused)
            return new RolloutDecision.Wait(ConditionReasons.Paused, $"{what} is paused or partitioned; resume it to go on; {counts}", Overdue: false);
        if (target.Kind == WorkloadKind.StatefulSet && progress.Updated == 0 && progress.Ready < progress.Desired && progress.Total > 0)
        {
            // The StatefulSet controller updates in order and waits for each pod, old ones included (OrderedReady).
            return new RolloutDecision.Wait(ConditionReasons.WaitingForReadyPods, $"{what} waits for its unready pods before it replaces any; if they never become ready, delete them; {counts}", overdue);
        }

        if (progress.DeadlineExceeded || (overdue && !IsComplete(progress)))
            return new RolloutDecision.Wait(ConditionReasons.ProgressDeadlineExceeded, $"{what} does not finish: {counts}; see kubectl describe and the logs of its newest pod", Overdue: true);
        return IsComplete(progress) ? new RolloutDecision.Attest() : Progressing($"{what}: {counts}, {progress.Total} in all");

        static RolloutDecision.Wait Progressing(string message) => new(ConditionReasons.Progressing, message, Overdue: false);
    }

    /// <summary>All wanted pods are new and available, and no old one is left.</summary>
    private static bool IsComplete(WorkloadProgress progress) =>
        progress.Updated >= progress.Desired && progress.Total <= progress.Updated && progress.Available >= progress.Desired;
}
