using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Controllers;

/// <summary>Brings a revision whose ConfigMap exists one step nearer to the pods.</summary>
internal sealed class RolloutExecutor(WorkloadClient workloads, Attestor attestor, AttestationLedger ledger, RolloutStarts starts, Announcer announcer, TimeProvider time)
{
    /// <summary>
    /// Reads the workload live before it is touched: the cache may be stale, and a switch restarts pods.
    /// </summary>
    public async Task<Progress> StepAsync(Situation situation, Revision revision, CancellationToken cancellationToken)
    {
        var started = starts.Of(situation.Policy, revision);
        var decision = Decide(situation.Policy, situation.Workload, revision, started);
        if (decision is RolloutDecision.Switch)
            return await StepAsync(situation, await ReadAsync(situation, cancellationToken), revision, cancellationToken);

        return decision switch
        {
            RolloutDecision.Blocked blocked => NotBegun(situation.Policy, revision, blocked),
            RolloutDecision.Wait wait => new(new Outcome.Rolling(revision, wait), started),
            _ => new(await AttestAsync(situation.Policy, situation.Workload!, revision, cancellationToken), started),
        };
    }

    /// <summary>The target as it is now, or null.</summary>
    public Task<IWorkload?> ReadAsync(Situation situation, CancellationToken cancellationToken) => workloads.GetAsync(situation.Target, cancellationToken);

    /// <summary>The step for a workload that was read live. One that already mounts the revision is left alone.</summary>
    public async Task<Progress> StepAsync(Situation situation, IWorkload? live, Revision revision, CancellationToken cancellationToken)
    {
        var policy = situation.Policy;
        var started = starts.Of(policy, revision);
        switch (Decide(policy, live, revision, started))
        {
            case RolloutDecision.Blocked blocked:
                return NotBegun(policy, revision, blocked);
            case RolloutDecision.Switch step:
                return await SwitchAsync(policy, step.Container, revision, cancellationToken);
            case RolloutDecision.Wait wait:
                return new(new Outcome.Rolling(revision, wait), started);
            default:
                return new(await AttestAsync(policy, live!, revision, cancellationToken), started);
        }
    }

    private async Task<Progress> SwitchAsync(CachePolicy policy, string container, Revision revision, CancellationToken cancellationToken)
    {
        var isDrift = starts.Of(policy, revision) is not null;
        try
        {
            var switched = await workloads.SwitchAsync(policy, container, Wanted(policy, revision), cancellationToken);
            if (isDrift)
                announcer.DriftReverted(policy, revision.Hash);
            else
                announcer.RolloutStarted(policy, revision.Hash);

            var started = time.GetUtcNow();
            starts.Set(policy, revision, started);
            return Decide(policy, switched, revision, started) switch
            {
                RolloutDecision.Wait wait => new(new Outcome.Rolling(revision, wait), started),
                RolloutDecision.Blocked blocked => NotBegun(policy, revision, blocked),
                _ => new(new Outcome.Rolling(revision, new(ConditionReasons.Progressing, "the workload was switched to the revision", Overdue: false)), started),
            };
        }
        catch (KubernetesApiException e) when (e.IsInvalid || e.IsForbidden)
        {
            var message = $"the API server refused the change of {policy.Spec.TargetRef.Kind} {policy.Spec.TargetRef.Name}: {e.Status.Message}";
            return NotBegun(policy, revision, new(ConditionReasons.SwitchRefused, message));
        }
    }

    private async Task<Outcome> AttestAsync(CachePolicy policy, IWorkload workload, Revision revision, CancellationToken cancellationToken)
    {
        if (ledger.Recall(policy, workload, revision) is { } known)
            return new Outcome.RolledOut(revision, known);

        var attestation = await attestor.AttestAsync(workload, policy.Spec.Listen.StatusPort, revision, cancellationToken);
        ledger.Keep(policy, workload, revision, attestation);
        return new Outcome.RolledOut(revision, attestation);
    }

    private RolloutDecision Decide(CachePolicy policy, IWorkload? workload, Revision revision, DateTimeOffset? started)
    {
        var now = time.GetUtcNow();
        return RolloutPlanner.Decide(workload, policy.Spec.TargetRef, Wanted(policy, revision), now - (started ?? now), Deadlines.Of(policy));
    }

    private Progress NotBegun(CachePolicy policy, Revision revision, RolloutDecision.Blocked blocked)
    {
        starts.Forget(policy);
        return new(new Outcome.Blocked(revision, blocked), null);
    }

    private static WantedRevision Wanted(CachePolicy policy, Revision revision) =>
        new(revision.Hash, revision.ConfigMap, ConfigurationFolder.Of(policy.Spec.Engine));
}
