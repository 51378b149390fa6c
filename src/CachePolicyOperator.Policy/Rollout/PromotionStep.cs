using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Pods;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>Decides while the workload mounts the goal and replaces its pods by its own strategy.</summary>
internal static class PromotionStep
{
    public static RolloutDecision Decide(RolloutFacts facts, IWorkload workload)
    {
        var progress = workload.Progress;
        if (progress.ObservedGeneration < workload.Metadata.Generation)
            return Wait(facts, ConditionReasons.WaitingForController, $"{facts.What}: waiting for its controller to see the change");
        if (IsComplete(progress))
            return new RolloutDecision.Attest();
        if (facts.Failure is { } failure)
            return RolloutPlanner.StaysFailed(facts, failure);
        return facts.Pods is { } pods ? Follow(facts, workload, pods) : new RolloutDecision.LookAtPods();
    }

    /// <summary>Pods of a StatefulSet, which waits for them, that cannot run with an earlier revision of ours.</summary>
    public static IReadOnlyList<string> Broken(RolloutFacts facts, IWorkload workload, PodSurvey pods) => workload is StatefulSet
        ? [.. pods.Without(facts.Goal.Revision).Where(p => p is { Trouble: not null, Ready: false, Revision: not null }).Select(p => p.Name)]
        : [];

    private static RolloutDecision Follow(RolloutFacts facts, IWorkload workload, PodSurvey pods)
    {
        var revision = facts.Goal.Revision;
        if (facts.IsOnTrial && pods.With(revision).FirstOrDefault(p => p.Trouble is not null) is { } refused)
            return RolloutPlanner.Failed(facts, FailureGates.Starts, $"pod {refused.Name} does not run with revision {revision}: {refused.Trouble}", refused.Name);

        var wait = Waiting(facts, workload.Progress);
        if (wait is { Overdue: true, Reason: ConditionReasons.ProgressDeadlineExceeded } && facts.IsOnTrial)
            return RolloutPlanner.Failed(facts, FailureGates.ProgressDeadline, wait.Message, pods.With(revision).FirstOrDefault(p => !p.Ready)?.Name);
        return Broken(facts, workload, pods) is { Count: > 0 } broken ? new RolloutDecision.Replace(broken, wait) : wait;
    }

    private static RolloutDecision.Wait Waiting(RolloutFacts facts, WorkloadProgress progress)
    {
        var counts = $"{progress.Updated} of {progress.Desired} pods updated, {progress.Available} available";
        if (progress.Updated < progress.Desired && progress.OnDelete)
            return Wait(facts, ConditionReasons.WaitingForPodDeletion, $"{facts.What} has update strategy OnDelete: delete its pods to take the revision; {counts}");
        if (progress.Updated < progress.Desired && progress.Paused)
            return Wait(facts, ConditionReasons.Paused, $"{facts.What} is paused or partitioned; resume it to go on; {counts}");
        if (facts.Workload is StatefulSet && progress.Updated == 0 && progress.Ready < progress.Desired && progress.Total > 0)
        {
            // The StatefulSet controller updates in order and waits for each pod, old ones included (OrderedReady).
            return Wait(facts, ConditionReasons.WaitingForReadyPods, $"{facts.What} waits for its unready pods before it replaces any; if they never become ready, delete them; {counts}", facts.IsOverdue);
        }

        return progress.DeadlineExceeded || facts.IsOverdue
            ? Wait(facts, ConditionReasons.ProgressDeadlineExceeded, $"{facts.What} does not finish: {counts}; see kubectl describe and the logs of its newest pod", overdue: true)
            : Progressing(facts, $"{facts.What}: {counts}, {progress.Total} in all");
    }

    private static RolloutDecision.Wait Progressing(RolloutFacts facts, string message) => Wait(facts, ConditionReasons.Progressing, message);

    private static RolloutDecision.Wait Wait(RolloutFacts facts, string reason, string message, bool overdue = false) =>
        new(facts.IsReturn ? RolloutPhase.RollingBack : RolloutPhase.Promoting, reason, message, overdue);

    /// <summary>All wanted pods are new and available, and no old one is left.</summary>
    private static bool IsComplete(WorkloadProgress progress) =>
        progress.Updated >= progress.Desired && progress.Total <= progress.Updated && progress.Available >= progress.Desired;
}
