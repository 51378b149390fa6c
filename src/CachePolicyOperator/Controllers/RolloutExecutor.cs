using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Rollout.Drift;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Controllers;

/// <summary>Brings a revision whose ConfigMap exists one step nearer to the pods.</summary>
internal sealed class RolloutExecutor(WorkloadClient workloads, Attestor attestor, AttestationLedger ledger, Announcer announcer, DriftLedger drift, TimeProvider time)
{
    /// <summary>
    /// The step for the workload as the cache has it, unless that is a switch: the cache may be stale, and a switch restarts
    /// pods, so the workload is then read live.
    /// </summary>
    public async Task<Progress> StepAsync(Situation situation, Revision revision, CancellationToken cancellationToken)
    {
        var workload = Decide(situation.Policy, situation.Workload, revision) is RolloutDecision.Switch
            ? await ReadAsync(situation, cancellationToken)
            : situation.Workload;
        return await StepAsync(situation, workload, revision, cancellationToken);
    }

    /// <summary>The target as it is now, or null.</summary>
    public Task<IWorkload?> ReadAsync(Situation situation, CancellationToken cancellationToken) => workloads.GetAsync(situation.Target, cancellationToken);

    /// <summary>The step for this workload, which was read live if it does not mount the revision.</summary>
    public async Task<Progress> StepAsync(Situation situation, IWorkload? workload, Revision revision, CancellationToken cancellationToken)
    {
        var policy = situation.Policy;
        return Decide(policy, workload, revision) switch
        {
            RolloutDecision.Blocked blocked => NotBegun(revision, blocked),
            RolloutDecision.Switch step when StartOf(policy, revision) is not null => await PutBackAsync(policy, step.Container, revision, cancellationToken),
            RolloutDecision.Switch step => await SwitchAsync(policy, step.Container, revision, cancellationToken),

            // Without a start, the workload was switched by an operator that ended before it could say so.
            RolloutDecision.Wait wait => new(new Outcome.Rolling(revision, wait), StartOf(policy, revision) ?? time.GetUtcNow()),
            _ => new(await AttestAsync(policy, workload!, revision, cancellationToken), StartOf(policy, revision)),
        };
    }

    /// <summary>Puts the workload of a refused policy back on the revision that it served: refusing a policy must not take a proxy's configuration away.</summary>
    public async Task KeepAsync(Situation situation, CancellationToken cancellationToken)
    {
        var policy = situation.Policy;
        if (KeptRevision.Of(situation) is { } kept && IsLost(situation, situation.Workload, kept)
            && await ReadAsync(situation, cancellationToken) is { } live && IsLost(situation, live, kept)
            && Decide(policy, live, kept) is RolloutDecision.Switch step)
        {
            await PutBackAsync(policy, step.Container, kept, cancellationToken);
        }
    }

    private static bool IsLost(Situation situation, IWorkload? workload, Revision kept) =>
        workload is { Metadata.DeletionTimestamp: null } && LostRevision.IsOf(workload, Wanted(situation.Policy, kept), situation.KnownRevisions);

    /// <summary>The workload was on the revision, and somebody took it off.</summary>
    private async Task<Progress> PutBackAsync(CachePolicy policy, string container, Revision revision, CancellationToken cancellationToken)
    {
        var verdict = await drift.JudgeAsync(policy, revision, cancellationToken);
        if (verdict is DriftVerdict.StepBack back)
            return new(new Outcome.Rolling(revision, new(ConditionReasons.Fighting, back.Message, Overdue: false)), StartOf(policy, revision));

        var progress = await SwitchAsync(policy, container, revision, cancellationToken);
        if (progress.Outcome is Outcome.Rolling)
            drift.Reverted(policy, revision, verdict);
        return progress;
    }

    private async Task<Progress> SwitchAsync(CachePolicy policy, string container, Revision revision, CancellationToken cancellationToken)
    {
        try
        {
            var switched = await workloads.SwitchAsync(policy, container, Wanted(policy, revision), cancellationToken);
            if (StartOf(policy, revision) is null)
                announcer.RolloutStarted(policy, revision);

            return RolloutPlanner.Decide(switched, policy.Spec.TargetRef, Wanted(policy, revision), TimeSpan.Zero, Deadlines.Of(policy)) switch
            {
                RolloutDecision.Wait wait => new(new Outcome.Rolling(revision, wait), time.GetUtcNow()),
                RolloutDecision.Blocked blocked => NotBegun(revision, blocked),
                _ => new(new Outcome.Rolling(revision, new(ConditionReasons.Progressing, "the workload was switched to the revision", Overdue: false)), time.GetUtcNow()),
            };
        }
        catch (KubernetesApiException e) when (e.IsInvalid || e.IsForbidden)
        {
            var message = $"the API server refused the change of {policy.Spec.TargetRef.Kind} {policy.Spec.TargetRef.Name}: {e.Status.Message}";
            return NotBegun(revision, new(ConditionReasons.SwitchRefused, message));
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

    private RolloutDecision Decide(CachePolicy policy, IWorkload? workload, Revision revision)
    {
        var now = time.GetUtcNow();
        return RolloutPlanner.Decide(workload, policy.Spec.TargetRef, Wanted(policy, revision), now - (StartOf(policy, revision) ?? now), Deadlines.Of(policy));
    }

    private static Progress NotBegun(Revision revision, RolloutDecision.Blocked blocked) => new(new Outcome.Blocked(revision, blocked), null);

    /// <summary>Null while the workload has yet to be switched to this revision.</summary>
    private static DateTimeOffset? StartOf(CachePolicy policy, Revision revision) =>
        policy.Status?.Revision == revision.Hash ? policy.Status.RolloutStarted : null;

    private static WantedRevision Wanted(CachePolicy policy, Revision revision) =>
        new(revision.Hash, revision.ConfigMap, ConfigurationFolder.Of(policy.Spec.Engine));
}
