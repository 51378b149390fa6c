using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Controllers;

/// <summary>Has the pods of a complete rollout say what they serve.</summary>
internal sealed class RolloutProof(Attestor attestor, AttestationLedger ledger)
{
    public async Task<Progress> AttestAsync(RolloutStep step, CancellationToken cancellationToken)
    {
        var (policy, workload, goal) = (step.Policy, step.Facts.Workload!, step.Plan.Goal);
        if (ledger.Recall(policy, workload, goal) is { } known)
            return step.Attested(known);

        var attestation = await attestor.AttestAsync(workload, policy, goal, cancellationToken);
        ledger.Keep(policy, workload, goal, attestation);
        return step.Attested(attestation);
    }
}
