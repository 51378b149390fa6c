using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>When to look at a policy again although nothing may have changed.</summary>
internal static class NextLook
{
    /// <summary>A pod that was ready a moment ago and does not answer usually does a moment later.</summary>
    private static readonly TimeSpan Deviating = TimeSpan.FromSeconds(2);

    /// <summary>What the API server refused may be allowed later (a quota, another webhook).</summary>
    private static readonly TimeSpan Refused = TimeSpan.FromSeconds(30);

    public static ReconciliationResult After(CachePolicy policy, Progress progress, AttestationLedger ledger) => progress.Outcome switch
    {
        Outcome.RolledOut { Attestation: { Ready: > 0, AllServe: false } } => ReconciliationResult.RequeueAfter(Deviating),
        Outcome.RolledOut => ledger.Remaining(policy) is { } rest ? ReconciliationResult.RequeueAfter(rest) : ReconciliationResult.Success,
        Outcome.Rolling { Decision.Overdue: false } => ReconciliationResult.RequeueAfter(Deadlines.Of(policy)),
        Outcome.Blocked { Decision.Reason: ConditionReasons.SwitchRefused } => ReconciliationResult.RequeueAfter(Refused),
        _ => ReconciliationResult.Success,
    };
}
