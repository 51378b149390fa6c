using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Rollout.Drift;
using CachePolicyOperator.Policy.Rollout.Slots;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Telemetry;

namespace CachePolicyOperator.Controllers;

/// <summary>Brings a revision whose ConfigMap exists one step nearer to the pods.</summary>
internal sealed class RolloutExecutor(WorkloadClient workloads, RolloutObserver observer, RolloutReturn returns, RolloutProof proof, RolloutQueue queue, DriftLedger drift, Announcer announcer, TimeProvider time)
{
    /// <summary>The step for the workload as the cache has it.</summary>
    public Task<Progress> StepAsync(Situation situation, RolloutPlan plan, CancellationToken cancellationToken) =>
        StepAsync(new(situation, plan, FactsOf(situation, plan, situation.Workload)), isLive: false, cancellationToken);

    /// <summary>The step for this workload, which was read live.</summary>
    public Task<Progress> StepAsync(Situation situation, IWorkload? live, RolloutPlan plan, CancellationToken cancellationToken) =>
        StepAsync(new(situation, plan, FactsOf(situation, plan, live)), isLive: true, cancellationToken);

    /// <summary>The target as it is now, or null.</summary>
    public Task<IWorkload?> ReadAsync(Situation situation, CancellationToken cancellationToken) => workloads.GetAsync(situation.Target, cancellationToken);

    /// <summary>Puts the workload of a refused policy back on the revision that it served: refusing a policy must not take a proxy's configuration away.</summary>
    public async Task KeepAsync(Situation situation, CancellationToken cancellationToken)
    {
        if (KeptRevision.Of(situation) is not { } kept)
            return;

        var plan = RolloutPlan.Keeping(kept, situation);
        if (IsLost(FactsOf(situation, plan, situation.Workload))
            && FactsOf(situation, plan, await ReadAsync(situation, cancellationToken)) is var facts && IsLost(facts)
            && RolloutPlanner.Decide(facts) is RolloutDecision.Switch change)
        {
            // It was served once, whatever the status tells of a revision since.
            var begun = facts with { Status = facts.Status ?? new() { Phase = RolloutPhase.Complete, Started = facts.Now } };
            await PutBackAsync(new(situation, plan, begun), change, cancellationToken);
        }
    }

    private RolloutFacts FactsOf(Situation situation, RolloutPlan plan, IWorkload? workload) => FactsReader.Of(situation, plan, workload, time.GetUtcNow());

    private static bool IsLost(RolloutFacts facts) =>
        facts.Workload is { Metadata.DeletionTimestamp: null } workload && LostRevision.IsOf(workload, facts.Goal, facts.Known);

    /// <summary>
    /// Observes until a decision needs no more of it. The cache may be stale: before anything is done to the workload, it is read
    /// live and decided again.
    /// </summary>
    private async Task<Progress> StepAsync(RolloutStep step, bool isLive, CancellationToken cancellationToken)
    {
        using var span = OperatorTrace.Step(step.Plan.Goal.Hash);
        while (true)
        {
            var decision = RolloutPlanner.Decide(step.Facts);
            span.Decided(decision);
            if (decision is RolloutDecision.LookAtPods)
            {
                step = step.With(await observer.ListAsync(step.Facts.Workload!, cancellationToken));
            }
            else if (decision is RolloutDecision.Judge)
            {
                var gates = await observer.JudgeAsync(step.Policy, step.Plan.Goal, step.Pods, cancellationToken);
                step = step with { Facts = step.Facts with { Gates = gates } };
            }
            else if (!isLive && IsConsequential(decision))
            {
                step = step with { Facts = step.Facts with { Workload = await ReadAsync(step.Situation, cancellationToken) } };
                isLive = true;
            }
            else
            {
                return await ActAsync(step, decision, cancellationToken);
            }
        }
    }

    private async Task<Progress> ActAsync(RolloutStep step, RolloutDecision decision, CancellationToken cancellationToken)
    {
        switch (decision)
        {
            case RolloutDecision.Blocked blocked:
                return step.Blocked(blocked);
            case RolloutDecision.Switch change:
                return step.HasBegun ? await PutBackAsync(step, change, cancellationToken) : await BeginAsync(step, change, cancellationToken);
            case RolloutDecision.HoldAgain again:
                await workloads.SwitchAsync(step.Policy, again.Container, step.Facts.Goal, again.Hold, cancellationToken);
                announcer.HoldRestored(step.Policy);
                return step.Waiting(new(RolloutPhase.Canary, ConditionReasons.CanaryHeld, "somebody undid the hold of the canary; it was put back", Overdue: false));
            case RolloutDecision.Replace replace:
                await observer.DeleteAsync(step.Pods, replace.Pods, cancellationToken);
                return step.Waiting(replace.Then);
            case RolloutDecision.Release release:
                await workloads.ReleaseAsync(step.Situation.Target, release.Held, cancellationToken);
                announcer.Released(step.Policy, step.Plan.Goal, release.Why);
                return step.Waiting(new(step.Plan.IsReturn ? RolloutPhase.RollingBack : RolloutPhase.Promoting, ConditionReasons.Progressing, $"the {step.Facts.Target.Kind} has its own strategy again: {release.Why}", Overdue: false));
            case RolloutDecision.Return back:
                return await ReturnAsync(step, back, cancellationToken);
            case RolloutDecision.Fail fail:
                return step.Failed(await FailureAsync(step, fail.Gate, fail.Message, fail.Pod, cancellationToken));
            case RolloutDecision.Wait wait:
                return step.Waiting(wait);
            case RolloutDecision.Attest:
                return await proof.AttestAsync(step, cancellationToken);
            default:
                throw new InvalidOperationException($"unknown decision {decision.GetType().Name}");
        }
    }

    /// <summary>A return waits for nobody: pods serve what has failed.</summary>
    private async Task<Progress> BeginAsync(RolloutStep step, RolloutDecision.Switch change, CancellationToken cancellationToken)
    {
        if (!step.Plan.IsReturn && queue.Ask(step.Policy) is SlotDecision.Queued queued)
            return step.Queued(queued);

        var progress = await SwitchAsync(step, change, cancellationToken);
        if (progress.Outcome is Outcome.Rolling)
            announcer.RolloutStarted(step.Policy, step.Plan.Goal);
        return progress;
    }

    /// <summary>The workload was on the revision, and somebody took it off.</summary>
    private async Task<Progress> PutBackAsync(RolloutStep step, RolloutDecision.Switch change, CancellationToken cancellationToken)
    {
        var verdict = await drift.JudgeAsync(step.Policy, step.Plan.Goal, cancellationToken);
        if (verdict is DriftVerdict.StepBack back)
            return step.Waiting(new(step.Facts.Status!.Phase, ConditionReasons.Fighting, back.Message, Overdue: false));

        var progress = await SwitchAsync(step, change, cancellationToken);
        if (progress.Outcome is Outcome.Rolling)
            drift.Reverted(step.Policy, step.Plan.Goal, verdict);
        return progress;
    }

    private async Task<Progress> SwitchAsync(RolloutStep step, RolloutDecision.Switch change, CancellationToken cancellationToken)
    {
        try
        {
            var switched = await workloads.SwitchAsync(step.Policy, change.Container, step.Facts.Goal, change.Hold, cancellationToken);
            return step.Switched(switched, change.Hold);
        }
        catch (KubernetesApiException e) when (e.IsInvalid || e.IsForbidden)
        {
            return step.Blocked(new(ConditionReasons.SwitchRefused, $"the API server refused the change of {step.Facts.What}: {e.Status.Message}"));
        }
    }

    /// <summary>The status is written before the workload is switched: whoever reads a template with the last good revision must know why.</summary>
    private async Task<Progress> ReturnAsync(RolloutStep step, RolloutDecision.Return back, CancellationToken cancellationToken)
    {
        var failure = await FailureAsync(step, back.Gate, back.Message, back.Pod, cancellationToken);
        return await returns.PrepareAsync(step.Situation, step.Plan.Goal.CacheGeneration + 1, cancellationToken) is { } good
            ? step.Returning(good, failure)
            : step.Failed(failure with { Message = $"{failure.Message}; the ConfigMap of the last good revision is gone, so that there is nothing to return to" });
    }

    private async Task<RolloutFailure> FailureAsync(RolloutStep step, string gate, string message, string? pod, CancellationToken cancellationToken) => new()
    {
        Revision = step.Plan.Goal.Hash,
        Content = step.Plan.Content,
        Gate = gate,
        Message = await observer.ExplainAsync(step.Policy, step.Pods, pod, message, cancellationToken),
        Time = RolloutNotes.WholeSeconds(step.Facts.Now),
    };

    /// <summary>Whether it changes something, or says something of a workload that the cache may not have seen switched yet.</summary>
    private static bool IsConsequential(RolloutDecision decision) => decision is
        RolloutDecision.Switch or RolloutDecision.HoldAgain or RolloutDecision.Replace or RolloutDecision.Release
        or RolloutDecision.Return or RolloutDecision.Fail
        or RolloutDecision.Wait { Reason: ConditionReasons.UndoneByUser };
}
