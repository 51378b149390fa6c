using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;

namespace CachePolicyOperator.Controllers;

/// <summary>What the operator remembers about policies from one reconcile to the next; none of it is missed after a start.</summary>
/// <param name="Verdicts">What the rules said.</param>
/// <param name="Attestations">What pods said.</param>
/// <param name="Drift">How often workloads were put back.</param>
/// <param name="Edits">Specs that are being edited.</param>
/// <param name="Queue">Whose rollouts have begun.</param>
/// <param name="Statuses">What was written a moment ago.</param>
internal sealed record PolicyMemory(VerdictLedger Verdicts, AttestationLedger Attestations, DriftLedger Drift, SpecEdits Edits, RolloutQueue Queue, OwnStatuses Statuses)
{
    public void Forget(CachePolicy policy)
    {
        Verdicts.Forget(policy);
        Attestations.Forget(policy);
        Drift.Forget(policy);
        Edits.Forget(policy);
        Queue.Forget(policy);
    }
}
