using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Controllers;

/// <summary>Brings a policy to the pods of its workload, and says how far that got.</summary>
internal sealed class CachePolicyController(Gatherer gatherer, VerdictLedger verdicts, RevisionClient revisions, RolloutExecutor rollout, Reporter reporter, AttestationLedger ledger, DriftLedger drift, SpecEdits edits, OwnStatuses statuses, NextLook nextLook)
    : IEntityController<CachePolicy>
{
    public async Task<ReconciliationResult> ReconcileAsync(CachePolicy entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is not null)
            return ReconciliationResult.Success;

        var policy = statuses.Latest(entity);
        if (edits.Remaining(policy) is { } quiet)
            return ReconciliationResult.RequeueAfter(quiet);
        var situation = gatherer.Gather(policy);
        var appraisal = Appraiser.Appraise(situation);
        var progress = await ApplyAsync(situation, appraisal, cancellationToken);
        if (await reporter.ReportAsync(policy, progress, situation.Verdict, cancellationToken) is { } status)
            statuses.Keep(policy, status);
        await PruneAsync(situation, progress.Outcome, cancellationToken);
        return nextLook.After(policy, progress, situation.Verdict);
    }

    /// <summary>The workload keeps its configuration: its ConfigMap is owned by the workload too.</summary>
    public Task<ReconciliationResult> DeletedAsync(CachePolicy entity, CancellationToken cancellationToken)
    {
        ledger.Forget(entity);
        drift.Forget(entity);
        edits.Forget(entity);
        verdicts.Forget(entity);
        return Task.FromResult(ReconciliationResult.Success);
    }

    private async Task<Progress> ApplyAsync(Situation situation, Appraisal appraisal, CancellationToken cancellationToken)
    {
        switch (appraisal)
        {
            case Appraisal.Refused refused:
                if (refused.Outcome is Outcome.Rejected)
                    await rollout.KeepAsync(situation, cancellationToken);
                return new(refused.Outcome, situation.Policy.Status?.RolloutStarted);
            case Appraisal.Fresh fresh:
                return await IntroduceAsync(situation, fresh.Config, cancellationToken);
            case Appraisal.Settled settled:
                await KeepOwnersAsync(situation, settled.Revision, cancellationToken);
                return await rollout.StepAsync(situation, settled.Revision, cancellationToken);
            default:
                throw new InvalidOperationException($"unknown appraisal {appraisal.GetType().Name}");
        }
    }

    /// <summary>A new revision mostly ends in a switch, so its workload is read while its ConfigMap is written.</summary>
    private async Task<Progress> IntroduceAsync(Situation situation, RenderedConfig config, CancellationToken cancellationToken)
    {
        var ensured = revisions.EnsureAsync(situation.Policy, config, OwnersIn(situation), cancellationToken);
        var live = rollout.ReadAsync(situation, cancellationToken);
        await Task.WhenAll(ensured, live);
        return await ensured is EnsureResult.Taken taken
            ? new(new Outcome.Unrendered(taken.Message), null)
            : await rollout.StepAsync(situation, await live, RevisionOf(config), cancellationToken);
    }

    /// <summary>A workload that was created again has another uid; its ConfigMap has to outlive the policy with it.</summary>
    private async Task KeepOwnersAsync(Situation situation, Revision revision, CancellationToken cancellationToken)
    {
        var owners = OwnersIn(situation);
        if (situation.Find(revision.ConfigMap) is { } metadata && !RevisionOwners.Has(metadata, owners))
            await revisions.SetOwnersAsync(metadata, owners, cancellationToken);
    }

    private async Task PruneAsync(Situation situation, Outcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is not Outcome.RolledOut { Attestation.AllServe: true } rolledOut)
            return;
        foreach (var old in RevisionHistory.Surplus(situation.Revisions, rolledOut.Revision.ConfigMap))
            await revisions.DeleteAsync(old, cancellationToken);
    }

    private static IReadOnlyList<OwnerReference> OwnersIn(Situation situation) => RevisionOwners.Of(situation.Policy, situation.Workload);

    private static Revision RevisionOf(RenderedConfig config) => new(config.Revision, config.ConfigMapName, config.CacheGeneration);
}
