using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Controllers;

/// <summary>Has the pods of a complete rollout say what they serve.</summary>
internal sealed class RolloutProof(Attestor attestor, AttestationLedger ledger)
{
    /// <summary>A workload without pods proves nothing, and there is none to look for.</summary>
    private static readonly Attestation Nobody = new(0, 0, []);

    public async Task<Progress> AttestAsync(RolloutStep step, CancellationToken cancellationToken)
    {
        var (policy, workload, goal) = (step.Policy, step.Facts.Workload!, step.Plan.Goal);
        if (ledger.Recall(policy, workload, goal) is { } known)
            return step.Attested(known);
        if (workload.Progress is { Desired: 0, Total: 0 })
            return step.Attested(Nobody);

        var attestation = await attestor.AttestAsync(workload, policy, goal, cancellationToken);
        ledger.Keep(policy, workload, goal, attestation);
        return step.Attested(attestation);
    }
}
