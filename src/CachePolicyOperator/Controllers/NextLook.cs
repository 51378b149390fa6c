using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Controllers;

/// <summary>When to look at a policy again although nothing may have changed.</summary>
internal sealed class NextLook(AttestationLedger ledger, DriftLedger drift, TimeProvider time)
{
    /// <summary>A pod that was ready a moment ago and does not answer usually does a moment later.</summary>
    private static readonly TimeSpan Deviating = TimeSpan.FromSeconds(2);

    /// <summary>As soon as a pod refuses a revision the workload should replace no further one.</summary>
    private static readonly TimeSpan Rolling = TimeSpan.FromSeconds(2);

    /// <summary>Judging a canary costs it a few requests for each probe: at most so often, at least so often, else ten times in its hold.</summary>
    private static readonly (TimeSpan Least, TimeSpan Most) Judging = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));

    /// <summary>The rollout goes on when somebody acts, a person or the workload's controller, mostly in a way that a watch tells of.</summary>
    private static readonly TimeSpan ForOthers = TimeSpan.FromSeconds(30);

    /// <summary>The status is written, the step itself is due.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    /// <summary>What the API server refused may be allowed later (a quota, another webhook).</summary>
    private static readonly TimeSpan Refused = TimeSpan.FromSeconds(30);

    /// <summary>A timer holds 49 days at most; an exception may end in a year.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The earlier of what the rollout needs and the end of an exception that the policy rests on.</summary>
    public ReconciliationResult After(CachePolicy policy, Progress progress, PolicyVerdict verdict)
    {
        var look = progress.Look ?? ForRollout(policy, progress);
        if (verdict.ValidUntil is { } end && Until(end) is var rest && (look is null || rest < look))
            look = rest;
        return look is { } delay ? ReconciliationResult.RequeueAfter(delay) : ReconciliationResult.Success;
    }

    private TimeSpan? ForRollout(CachePolicy policy, Progress progress) => progress.Outcome switch
    {
        Outcome.RolledOut { Attestation: { Ready: > 0, AllServe: false } } or Outcome.Returned { Attestation: { Ready: > 0, AllServe: false } } => Deviating,
        Outcome.RolledOut or Outcome.Returned => ledger.Remaining(policy),
        Outcome.Rolling { Decision.Reason: ConditionReasons.Fighting } => drift.Remaining(policy),
        Outcome.Rolling { Decision: var wait } => While(wait, progress.Record.Rollout),
        Outcome.Blocked { Decision.Reason: ConditionReasons.SwitchRefused } => Refused,
        _ => null,
    };

    /// <summary>What fails while it rolls fails in a pod, which no watch tells of.</summary>
    private TimeSpan? While(RolloutDecision.Wait wait, RolloutStatus? rollout) => wait switch
    {
        { Phase: RolloutPhase.RollingBack } when rollout?.Started is null => AtOnce,
        { Phase: RolloutPhase.Failed } => null,
        { Phase: RolloutPhase.Paused } when rollout?.Started is null => null,
        { Reason: ConditionReasons.WaitingForController or ConditionReasons.Paused or ConditionReasons.WaitingForPodDeletion or ConditionReasons.WaitingForReadyPods } => ForOthers,
        { Overdue: true } => ForOthers,
        { Phase: RolloutPhase.Canary } when rollout is { HeldSince: { } since, HeldUntil: { } until } => ToJudge(since, until),
        _ => Rolling,
    };

    private TimeSpan ToJudge(DateTimeOffset since, DateTimeOffset until)
    {
        var tenth = (until - since) / 10;
        var pause = tenth < Judging.Least ? Judging.Least : tenth > Judging.Most ? Judging.Most : tenth;
        var rest = Until(until);
        return rest > AtOnce && rest < pause ? rest : pause;
    }

    private TimeSpan Until(DateTimeOffset end)
    {
        var rest = end - time.GetUtcNow();
        return rest <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : rest < Longest ? rest : Longest;
    }
}
