using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Holding;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>Decides the next step of a rollout from what was observed.</summary>
/// <remarks>
/// The workload is the truth: its template says which revision its pods take, the annotation of a hold that a canary is under
/// way. Nothing that was remembered decides, so any operator goes on where another ended.
/// </remarks>
public static class RolloutPlanner
{
    public static RolloutDecision Decide(RolloutFacts facts)
    {
        if (facts.Workload is not { Metadata.DeletionTimestamp: null } workload)
        {
            return new RolloutDecision.Blocked(
                ConditionReasons.TargetNotFound,
                $"there is no {facts.What} in this namespace; create it or correct spec.targetRef");
        }

        return TemplateInspector.Inspect(workload, facts.Target, facts.Goal) switch
        {
            Attachment.Impossible impossible => new RolloutDecision.Blocked(impossible.Reason, impossible.Message),
            Attachment.Other other => Begin(facts, workload, other.Container),
            Attachment.Wanted wanted => Follow(facts, workload, wanted.Container),
            _ => throw new InvalidOperationException("unknown attachment"),
        };
    }

    private static RolloutDecision Begin(RolloutFacts facts, IWorkload workload, string container)
    {
        var held = HeldStrategy.Of(workload);
        if (UndoneTo(facts, workload) is { } revision)
            return held is null ? Undone(facts, revision) : new RolloutDecision.Release(held, $"somebody took the {facts.Target.Kind} back to revision {revision}");
        if (facts.Paused && !facts.IsReturn && !facts.IsProven)
            return new RolloutDecision.Wait(RolloutPhase.Paused, ConditionReasons.Paused, "spec.rollout.paused: the rollout has not begun", Overdue: false);

        // What is held stays held over a switch: giving the fields back is a step of its own, which restores what was there before.
        var strategy = held?.Was ?? OwnStrategy.Of(workload);
        if (held is null && !NeedsCanary(facts, workload, strategy))
            return new RolloutDecision.Switch(container, null);
        if (strategy.Recreates)
        {
            return new RolloutDecision.Blocked(
                ConditionReasons.CanaryImpossible,
                $"{facts.What} has strategy Recreate, which replaces all pods at once; change it to RollingUpdate or remove spec.rollout.canary");
        }

        return new RolloutDecision.Switch(container, StrategyHold.For(workload, facts.Canary?.Of(workload.Progress.Desired) ?? 1));
    }

    /// <summary>A person who chose OnDelete goes from pod to pod anyway.</summary>
    private static bool NeedsCanary(RolloutFacts facts, IWorkload workload, OwnStrategy strategy) =>
        facts is { Canary: not null, IsReturn: false, IsProven: false }
        && facts.Status?.Phase is not (RolloutPhase.Promoting or RolloutPhase.Complete)
        && workload.Progress.Desired > 0
        && !strategy.OnDelete;

    private static RolloutDecision Follow(RolloutFacts facts, IWorkload workload, string container)
    {
        if (facts.IsOnTrial && facts.Abort == facts.Goal.Revision)
            return Failed(facts, FailureGates.AbortedByUser, $"the annotation {Marks.Abort} asked for it", null);
        return HeldStrategy.Of(workload) is { } held
            ? CanaryStep.Decide(facts, workload, container, held)
            : PromotionStep.Decide(facts, workload);
    }

    /// <summary>What is done about a failure.</summary>
    internal static RolloutDecision Failed(RolloutFacts facts, string gate, string message, string? pod) =>
        facts is { OnFailure: FailureAction.Rollback, Stable: not null, IsProven: false }
            ? new RolloutDecision.Return(gate, message, pod)
            : new RolloutDecision.Fail(gate, message, pod);

    /// <summary>What is said of a change that failed and is not returned from.</summary>
    public static RolloutDecision.Wait StaysFailed(RolloutFacts facts, RolloutFailure failure) => new(
        RolloutPhase.Failed,
        ConditionReasons.RolloutFailed,
        $"revision {failure.Revision} failed at {failure.Gate} and stays as it is: {failure.Message}; change the spec, or annotate the policy with {Marks.Retry}={facts.Goal.Revision} to try again",
        Overdue: true);

    /// <summary>
    /// The revision that somebody has taken the workload back to: it was switched to the goal once, and mounts another one of this
    /// policy. (A template without any of ours has lost it by accident, and gets it again.)
    /// </summary>
    private static string? UndoneTo(RolloutFacts facts, IWorkload workload) =>
        facts.Status?.Started is not null
        && workload.Template?.Metadata?.Annotations?.GetValueOrDefault(Marks.Revision) is { } revision
        && revision != facts.Goal.Revision
        && facts.Known.Contains(revision)
            ? revision
            : null;

    private static RolloutDecision.Wait Undone(RolloutFacts facts, string revision) => new(
        RolloutPhase.Failed,
        ConditionReasons.UndoneByUser,
        $"somebody took the {facts.Target.Kind} from revision {facts.Goal.Revision} back to {revision} (kubectl rollout undo?), and it is left there; change the spec, or annotate the policy with {Marks.Retry}={facts.Goal.Revision} to try again",
        Overdue: true);
}
