using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Telemetry;

namespace CachePolicyOperator.Controllers;

/// <summary>Brings a policy to the pods of its workload, and says how far that got.</summary>
internal sealed class CachePolicyController(Gatherer gatherer, PolicyApplier applier, Reporter reporter, PolicyMemory memory, NextLook nextLook, InvalidationMetrics invalidations)
    : IEntityController<CachePolicy>
{
    public async Task<ReconciliationResult> ReconcileAsync(CachePolicy entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is not null)
            return ReconciliationResult.Success;

        var policy = memory.Statuses.Latest(entity);
        if (memory.Edits.Remaining(policy) is { } quiet)
            return ReconciliationResult.RequeueAfter(quiet);
        var situation = gatherer.Gather(policy);
        var progress = await applier.ApplyAsync(situation, Appraiser.Appraise(situation), cancellationToken);
        if (await reporter.ReportAsync(policy, progress, situation.Verdict, cancellationToken) is { } status)
        {
            memory.Statuses.Keep(policy, status);
            invalidations.Observe(policy, status);
        }

        memory.Queue.Observe(policy, new() { Rollout = progress.Record.Rollout });
        await applier.PruneAsync(situation, progress, cancellationToken);
        return nextLook.After(policy, progress, situation.Verdict);
    }

    /// <summary>The workload keeps its configuration: its ConfigMap is owned by the workload too.</summary>
    public Task<ReconciliationResult> DeletedAsync(CachePolicy entity, CancellationToken cancellationToken)
    {
        memory.Forget(entity);
        return Task.FromResult(ReconciliationResult.Success);
    }
}
