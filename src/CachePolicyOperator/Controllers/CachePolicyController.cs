using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Controllers;

/// <summary>Brings a policy to the pods of its workload, and says how far that got.</summary>
internal sealed class CachePolicyController(Gatherer gatherer, VerdictLedger verdicts, RevisionClient revisions, RevisionIntroducer introducer, RolloutReturn returns, RolloutExecutor rollout, Reporter reporter, AttestationLedger ledger, DriftLedger drift, RolloutQueue queue, SpecEdits edits, OwnStatuses statuses, NextLook nextLook)
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
        var status = await reporter.ReportAsync(policy, progress, situation.Verdict, cancellationToken);
        if (status is not null)
            statuses.Keep(policy, status);
        queue.Observe(policy, status ?? policy.Status);
        await PruneAsync(situation, progress.Outcome, cancellationToken);
        return nextLook.After(policy, progress, situation.Verdict);
    }

    /// <summary>The workload keeps its configuration: its ConfigMap is owned by the workload too.</summary>
    public Task<ReconciliationResult> DeletedAsync(CachePolicy entity, CancellationToken cancellationToken)
    {
        ledger.Forget(entity);
        drift.Forget(entity);
        queue.Forget(entity);
        edits.Forget(entity);
        verdicts.Forget(entity);
        return Task.FromResult(ReconciliationResult.Success);
    }

    private async Task<Progress> ApplyAsync(Situation situation, Appraisal appraisal, CancellationToken cancellationToken)
    {
        switch (appraisal)
        {
            case Appraisal.Refused refused:
                if (refused.Outcome is Outcome.Rejected && KeptRevision.Of(situation) is { } kept)
                    await rollout.KeepAsync(situation, kept, cancellationToken);
                return new(refused.Outcome, RolloutRecord.Of(situation.Policy.Status));
            case Appraisal.Fresh fresh:
                return await IntroduceAsync(situation, fresh, cancellationToken);
            case Appraisal.Settled settled:
                return await KeepAsync(situation, settled.Revision, cancellationToken);
            case Appraisal.Failed failed:
                return await KeepFailedAsync(situation, failed, cancellationToken);
            default:
                throw new InvalidOperationException($"unknown appraisal {appraisal.GetType().Name}");
        }
    }

    /// <summary>A new revision mostly ends in a switch, so its workload is read while its ConfigMap is written, or compared with others.</summary>
    private async Task<Progress> IntroduceAsync(Situation situation, Appraisal.Fresh fresh, CancellationToken cancellationToken)
    {
        var live = rollout.ReadAsync(situation, cancellationToken);
        var config = RevisionIntroducer.HasPredecessor(situation, situation.Workload)
            ? await introducer.SealAsync(situation, await live, fresh, cancellationToken)
            : fresh.Config;
        var ensured = revisions.EnsureAsync(situation.Policy, config, situation.Owners, cancellationToken);
        await Task.WhenAll(ensured, live);
        return await ensured is EnsureResult.Taken taken
            ? Unrendered(situation, taken.Message)
            : await rollout.StepAsync(situation, await live, new(RevisionOf(config), config.Content, null), cancellationToken);
    }

    private async Task<Progress> KeepAsync(Situation situation, Revision revision, CancellationToken cancellationToken)
    {
        await KeepOwnersAsync(situation, revision, cancellationToken);
        var plan = new RolloutPlan(revision, situation.ContentOf(revision.ConfigMap) ?? "", situation.Policy.Status?.Failure);
        return await rollout.StepAsync(situation, plan, cancellationToken);
    }

    /// <summary>What stays is the last good revision, or the failed one where it is held; its ConfigMap may have been deleted.</summary>
    private async Task<Progress> KeepFailedAsync(Situation situation, Appraisal.Failed failed, CancellationToken cancellationToken)
    {
        var (goal, status) = (failed.Revision, situation.Policy.Status!);
        if (situation.Find(goal.ConfigMap) is null)
        {
            var isOwn = status.Failure!.Revision == goal.Hash;
            if (isOwn)
                await revisions.EnsureAsync(situation.Policy, failed.Config.Reseal(goal.CacheGeneration), situation.Owners, cancellationToken);
            else if (await returns.PrepareAsync(situation, goal.CacheGeneration, cancellationToken) != goal)
                return Unrendered(situation, $"ConfigMap {goal.ConfigMap} of the last good revision is gone, and the spec asks for what failed; change the spec, or annotate the policy with {Marks.Retry}={status.Failure.Revision}");
        }

        return await KeepAsync(situation, goal, cancellationToken);
    }

    private static Progress Unrendered(Situation situation, string message) => new(new Outcome.Unrendered(message), RolloutRecord.Of(situation.Policy.Status));

    /// <summary>A workload that was created again has another uid; its ConfigMap has to outlive the policy with it.</summary>
    private async Task KeepOwnersAsync(Situation situation, Revision revision, CancellationToken cancellationToken)
    {
        var owners = situation.Owners;
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

    private static Revision RevisionOf(RenderedConfig config) => new(config.Revision, config.ConfigMapName, config.CacheGeneration);
}
