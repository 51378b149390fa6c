using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Controllers;

/// <summary>Does what an appraisal means: writes the revision's ConfigMap where it is new, and takes the rollout a step further.</summary>
internal sealed class PolicyApplier(RevisionClient revisions, RevisionIntroducer introducer, RolloutReturn returns, RolloutExecutor rollout)
{
    public async Task<Progress> ApplyAsync(Situation situation, Appraisal appraisal, CancellationToken cancellationToken)
    {
        switch (appraisal)
        {
            case Appraisal.Refused refused:
                if (refused.Outcome is Outcome.Rejected)
                    await rollout.KeepAsync(situation, cancellationToken);
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

    /// <summary>Deletes revisions that nobody needs, once every pod serves the present one.</summary>
    public async Task PruneAsync(Situation situation, Progress progress, CancellationToken cancellationToken)
    {
        if (progress.Outcome is not Outcome.RolledOut { Attestation.AllServe: true } rolledOut)
            return;
        foreach (var old in RevisionHistory.Surplus(situation.Revisions, rolledOut.Revision.ConfigMap))
            await revisions.DeleteAsync(old, cancellationToken);
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
            : await rollout.StepAsync(situation, await live, new(Revision.Of(config), config.Content, null), cancellationToken);
    }

    private async Task<Progress> KeepAsync(Situation situation, Revision revision, CancellationToken cancellationToken)
    {
        await KeepOwnersAsync(situation, revision, cancellationToken);
        return await rollout.StepAsync(situation, RolloutPlan.Keeping(revision, situation), cancellationToken);
    }

    /// <summary>What stays is the last good revision, or the failed one where it is held; its ConfigMap may have been deleted.</summary>
    private async Task<Progress> KeepFailedAsync(Situation situation, Appraisal.Failed failed, CancellationToken cancellationToken)
    {
        var (goal, failure) = (failed.Revision, situation.Policy.Status!.Failure!);
        if (situation.Find(goal.ConfigMap) is null)
        {
            if (failure.Revision == goal.Hash)
                await revisions.EnsureAsync(situation.Policy, failed.Config.Reseal(goal.CacheGeneration), situation.Owners, cancellationToken);
            else if (await returns.PrepareAsync(situation, goal.CacheGeneration, cancellationToken) != goal)
                return Unrendered(situation, $"ConfigMap {goal.ConfigMap} of the last good revision is gone, and the spec asks for what failed; change the spec, or annotate the policy with {Marks.Retry}={failure.Revision}");
        }

        return await KeepAsync(situation, goal, cancellationToken);
    }

    /// <summary>A workload that was created again has another uid; its ConfigMap has to outlive the policy with it.</summary>
    private async Task KeepOwnersAsync(Situation situation, Revision revision, CancellationToken cancellationToken)
    {
        var owners = situation.Owners;
        if (situation.Find(revision.ConfigMap) is { } metadata && !RevisionOwners.Has(metadata, owners))
            await revisions.SetOwnersAsync(metadata, owners, cancellationToken);
    }

    private static Progress Unrendered(Situation situation, string message) => new(new Outcome.Unrendered(message), RolloutRecord.Of(situation.Policy.Status));
}
