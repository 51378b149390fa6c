using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Holding;
using CachePolicyOperator.Policy.Rollout.Pods;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>Decides while the workload mounts the goal and is held.</summary>
internal static class CanaryStep
{
    public static RolloutDecision Decide(RolloutFacts facts, IWorkload workload, string container, HeldStrategy held)
    {
        if (facts.IsReturn || facts.IsProven)
            return new RolloutDecision.Release(held, "the last good revision needs no canary");
        if (facts.Promote == facts.Goal.Revision)
            return new RolloutDecision.Release(held, $"promoted by the annotation {Marks.Promote}");
        if (facts.Failure is { } failure)
            return RolloutPlanner.StaysFailed(facts, failure);
        if (!StrategyHold.Stands(workload, held))
            return new RolloutDecision.HoldAgain(container, held);
        return facts.Pods is { } pods ? Follow(facts, workload, held, pods) : new RolloutDecision.LookAtPods();
    }

    private static RolloutDecision Follow(RolloutFacts facts, IWorkload workload, HeldStrategy held, PodSurvey survey)
    {
        var revision = facts.Goal.Revision;
        var canary = survey.With(revision).ToList();
        if (canary.FirstOrDefault(p => p.Trouble is not null) is { } refused)
            return RolloutPlanner.Failed(facts, FailureGates.Starts, $"pod {refused.Name} does not run with revision {revision}: {refused.Trouble}", refused.Name);

        var size = Math.Min(held.Pods, workload.Progress.Desired);
        var ready = canary.Count(p => p.Ready);
        var state = $"{ready} of {size} canary pods ready";
        if (ready < size)
        {
            if (facts.IsOverdue)
                return RolloutPlanner.Failed(facts, FailureGates.ProgressDeadline, $"{state} within {facts.Deadline.TotalSeconds:0} s", canary.FirstOrDefault(p => !p.Ready)?.Name);
            var wait = Waiting(RolloutPhase.Canary, ConditionReasons.CanaryHeld, $"{facts.What}: {state}");
            return Blocking(facts, workload, held, survey) is { Count: > 0 } blocking ? new RolloutDecision.Replace(blocking, wait) : wait;
        }

        return facts.Gates is { } gates
            ? Judged(facts, held, gates, state)
            : new RolloutDecision.Judge([.. canary.Where(p => p.Ready).Select(p => p.Name)]);
    }

    private static RolloutDecision Judged(RolloutFacts facts, HeldStrategy held, IReadOnlyList<GateStatus> gates, string state)
    {
        if (gates.FirstOrDefault(g => g.Result == GateVerdict.Fail) is { } failed)
            return RolloutPlanner.Failed(facts, failed.Name, failed.Message ?? "", null);

        var until = (facts.Status?.HeldSince ?? facts.Now) + (facts.Canary?.Hold ?? TimeSpan.Zero);
        if (facts.Now < until)
            return Waiting(RolloutPhase.Canary, ConditionReasons.CanaryHeld, $"{facts.What}: {state}, held until {until:yyyy-MM-ddTHH:mm:ssZ}");
        if (gates.FirstOrDefault(g => g.Result == GateVerdict.Missing) is { } missing)
        {
            return Waiting(
                RolloutPhase.Canary,
                ConditionReasons.GatesMissing,
                $"{facts.What}: held, because gate {missing.Name} cannot tell: {missing.Message}; annotate the policy with {Marks.Promote}={facts.Goal.Revision} to go on, or {Marks.Abort}={facts.Goal.Revision} to return");
        }

        return facts.Paused
            ? Waiting(RolloutPhase.Paused, ConditionReasons.Paused, $"spec.rollout.paused: {state}, all gates pass, the others wait")
            : new RolloutDecision.Release(held, $"{state}, all {gates.Count} gates pass");
    }

    /// <summary>
    /// Pods that the workload does not replace by itself. A DaemonSet that is held replaces what is deleted: pods without the
    /// revision, until so many of them are gone that the canary is complete; those that are gone and not yet back count. A
    /// StatefulSet waits for a pod that an earlier revision of ours keeps from running.
    /// </summary>
    private static IReadOnlyList<string> Blocking(RolloutFacts facts, IWorkload workload, HeldStrategy held, PodSurvey survey)
    {
        if (workload is not DaemonSet)
            return PromotionStep.Broken(facts, workload, survey);

        var others = survey.Without(facts.Goal.Revision).OrderBy(p => p.Ready).ThenBy(p => p.Name, StringComparer.Ordinal).ToList();
        var keep = Math.Max(0, workload.Progress.Desired - held.Pods);
        return [.. others.Take(others.Count - keep).Select(p => p.Name)];
    }

    private static RolloutDecision.Wait Waiting(RolloutPhase phase, string reason, string message) => new(phase, reason, message, Overdue: false);
}
