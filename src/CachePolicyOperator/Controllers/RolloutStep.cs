using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Rollout.Holding;
using CachePolicyOperator.Policy.Rollout.Slots;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>One step of a rollout: what it was decided from, and what is reported of each way in which it can end.</summary>
internal sealed record RolloutStep(Situation Situation, RolloutPlan Plan, RolloutFacts Facts)
{
    public CachePolicy Policy => Situation.Policy;

    /// <summary>The pods as they were looked at; none before.</summary>
    public IReadOnlyList<Pod> Pods { get; private init; } = [];

    /// <summary>Whether the workload was switched to the goal once.</summary>
    public bool HasBegun => Facts.Status?.Started is not null;

    private StableRevision? Stable => Policy.Status?.Stable;

    private PodsStatus? PodsStatus => Facts.Pods?.ToStatus(Plan.Goal.Hash) ?? Policy.Status?.Pods;

    public RolloutStep With(IReadOnlyList<Pod> pods) => this with { Pods = pods, Facts = Facts with { Pods = RolloutObserver.Survey(pods, Policy) } };

    public Progress Blocked(RolloutDecision.Blocked blocked) =>
        new(new Outcome.Blocked(Plan.Goal, blocked), new(Stable, Facts.Status, Plan.Failure, PodsStatus));

    public Progress Waiting(RolloutDecision.Wait wait)
    {
        // Nothing has been switched while a pause or other rollouts keep it from beginning.
        var begun = HasBegun || wait.Phase is not (RolloutPhase.Paused or RolloutPhase.Queued);
        var notes = begun ? RolloutNotes.After(Facts, wait.Phase, wait.Message) : RolloutNotes.NotBegun(Facts, wait.Phase, wait.Message);
        return new(new Outcome.Rolling(Plan.Goal, wait), new(Stable, notes, Plan.Failure, PodsStatus));
    }

    /// <param name="queued">Its place among those that wait.</param>
    public Progress Queued(SlotDecision.Queued queued)
    {
        var wait = new RolloutDecision.Wait(RolloutPhase.Queued, ConditionReasons.Queued, queued.Message, Overdue: false);
        var since = Policy.Status?.Rollout?.QueuedSince ?? RolloutNotes.WholeSeconds(Facts.Now);
        var notes = RolloutNotes.NotBegun(Facts, wait.Phase, wait.Message) with { QueuedSince = since };
        return new(new Outcome.Rolling(Plan.Goal, wait), new(Stable, notes, Plan.Failure, PodsStatus)) { Look = RolloutQueue.LookAfter(queued) };
    }

    /// <param name="switched">The workload after the patch.</param>
    /// <param name="hold">How it is held; null: it is not.</param>
    public Progress Switched(IWorkload switched, HeldStrategy? hold) => RolloutPlanner.Decide(Facts with { Workload = switched, Status = RolloutNotes.After(Facts, RolloutPhase.Promoting, "") }) switch
    {
        RolloutDecision.Wait wait => Waiting(wait),
        RolloutDecision.Blocked blocked => Blocked(blocked),
        _ when Plan.IsReturn => Waiting(new(RolloutPhase.RollingBack, ConditionReasons.RollingBack, Because(Plan.Failure!), Overdue: false)),
        _ when hold is not null => Waiting(new(RolloutPhase.Canary, ConditionReasons.CanaryHeld, $"the {Facts.Target.Kind} was switched, and is held for a canary of {hold.Pods}", Overdue: false)),
        _ => Waiting(new(RolloutPhase.Promoting, ConditionReasons.Progressing, "the workload was switched to the revision", Overdue: false)),
    };

    public Progress Failed(RolloutFailure failure)
    {
        var failed = this with { Plan = Plan with { Failure = failure } };
        return failed.Waiting(RolloutPlanner.StaysFailed(Facts, failure));
    }

    /// <param name="good">The revision to return to.</param>
    /// <param name="failure">What failed.</param>
    public Progress Returning(Revision good, RolloutFailure failure)
    {
        var wait = new RolloutDecision.Wait(RolloutPhase.RollingBack, ConditionReasons.RollingBack, Because(failure), Overdue: false);
        var notes = new RolloutStatus { Phase = wait.Phase, Revision = good.Hash, Message = wait.Message, Gates = Facts.Gates };
        return new(new Outcome.Rolling(good, wait), new(Stable, notes, failure, PodsStatus));
    }

    /// <param name="attestation">What the pods say.</param>
    public Progress Attested(Attestation attestation)
    {
        var proven = attestation.AllServe || Facts.IsProven;
        var failure = proven && !Plan.IsReturn ? null : Plan.Failure;
        var done = proven || Facts.Workload!.Progress.Desired == 0;
        var phase = Plan.IsReturn
            ? done ? RolloutPhase.RolledBack : RolloutPhase.RollingBack
            : done ? RolloutPhase.Complete : failure is null ? RolloutPhase.Promoting : RolloutPhase.Failed;
        var notes = RolloutNotes.After(Facts, phase, $"{attestation.Serving} of {attestation.Ready} ready pods serve revision {Plan.Goal.Hash}");
        Outcome outcome = Plan.IsReturn ? new Outcome.Returned(Plan.Goal, attestation, Plan.Failure!) : new Outcome.RolledOut(Plan.Goal, attestation);
        return new(outcome, new(attestation.AllServe ? Good() : Stable, notes, failure, attestation.ToStatus()));
    }

    private static string Because(RolloutFailure failure) => $"returning to the last good revision, because revision {failure.Revision} failed at {failure.Gate}: {failure.Message}";

    private StableRevision Good() => Facts.IsProven ? Stable! : new()
    {
        Revision = Plan.Goal.Hash,
        ConfigMap = Plan.Goal.ConfigMap,
        CacheGeneration = Plan.Goal.CacheGeneration,
        Since = RolloutNotes.WholeSeconds(Facts.Now),
    };
}
