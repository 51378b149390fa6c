using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Slots;

namespace CachePolicyOperator.Controllers;

/// <summary>Asked before a workload is switched, which restarts pods.</summary>
internal sealed class RolloutGuard(RolloutQueue queue, DriftLedger drift)
{
    /// <summary>
    /// Whether it may be switched now. A rollout that begins needs a slot; a return never waits for one, and neither does what
    /// somebody took off its revision: its pods were restarted by them.
    /// </summary>
    public async Task<Clearance> AskAsync(RolloutStep step, CancellationToken cancellationToken)
    {
        if (step.Facts.Status?.Started is not null)
            return Of(step, await drift.JudgeAsync(step.Policy, step.Plan.Goal, cancellationToken));
        return !step.Plan.IsReturn && queue.Ask(step.Policy) is SlotDecision.Queued queued
            ? new Clearance.Wait(new(RolloutPhase.Queued, ConditionReasons.Queued, queued.Message, Overdue: false))
            : new Clearance.Begin();
    }

    /// <summary>After a workload was put back.</summary>
    public void Reverted(RolloutStep step, DriftVerdict verdict) => drift.Reverted(step.Policy, step.Plan.Goal, verdict);

    private static Clearance Of(RolloutStep step, DriftVerdict verdict) => verdict is DriftVerdict.StepBack back
        ? new Clearance.Wait(new(step.Facts.Status!.Phase, ConditionReasons.Fighting, back.Message, Overdue: false))
        : new Clearance.PutBack(verdict);
}
