using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Controllers;

/// <summary>When to look at a policy again although nothing may have changed.</summary>
internal sealed class NextLook(AttestationLedger ledger, DriftLedger drift, TimeProvider time)
{
    /// <summary>A pod that was ready a moment ago and does not answer usually does a moment later.</summary>
    private static readonly TimeSpan Deviating = TimeSpan.FromSeconds(2);

    /// <summary>What the API server refused may be allowed later (a quota, another webhook).</summary>
    private static readonly TimeSpan Refused = TimeSpan.FromSeconds(30);

    /// <summary>A timer holds 49 days at most; an exception may end in a year.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The earlier of what the rollout needs and the end of an exception that the policy rests on.</summary>
    public ReconciliationResult After(CachePolicy policy, Progress progress, PolicyVerdict verdict)
    {
        var look = ForRollout(policy, progress);
        if (verdict.ValidUntil is { } end && Until(end) is var rest && (look is null || rest < look))
            look = rest;
        return look is { } delay ? ReconciliationResult.RequeueAfter(delay) : ReconciliationResult.Success;
    }

    private TimeSpan? ForRollout(CachePolicy policy, Progress progress) => progress.Outcome switch
    {
        Outcome.RolledOut { Attestation: { Ready: > 0, AllServe: false } } => Deviating,
        Outcome.RolledOut => ledger.Remaining(policy),
        Outcome.Rolling { Decision.Reason: ConditionReasons.Fighting } => drift.Remaining(policy),
        Outcome.Rolling { Decision.Overdue: false } => Deadlines.Of(policy),
        Outcome.Blocked { Decision.Reason: ConditionReasons.SwitchRefused } => Refused,
        _ => null,
    };

    private TimeSpan Until(DateTimeOffset end)
    {
        var rest = end - time.GetUtcNow();
        return rest <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : rest < Longest ? rest : Longest;
    }
}
