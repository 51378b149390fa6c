using System.Collections.Concurrent;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Drift;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;

namespace CachePolicyOperator.Drift;

/// <summary>
/// Decides whether a workload that was taken off its revision is put back, tells who took it off, and counts. Each revert restarts
/// pods, so somebody who takes it off every time is not followed for ever.
/// </summary>
/// <remarks>Kept in memory: after a change of leader a fight gets its first reverts anew.</remarks>
internal sealed class DriftLedger(CulpritFinder culprits, Announcer announcer, DriftMetrics metrics, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <summary>For a drift that the live workload shows, before anything is written.</summary>
    public async Task<DriftVerdict> JudgeAsync(CachePolicy policy, Revision revision, CancellationToken cancellationToken)
    {
        var before = EntryOf(policy);
        var (decision, history) = before.History.Seen(time.GetUtcNow());
        if (decision is DriftDecision.BackOff same && same.Until == before.History.Until)
            return StepBack(policy, revision, before, same.Until);

        var entry = new Entry(history, await culprits.FindAsync(TargetKey.Of(policy), cancellationToken));
        _entries[KeyOf(policy)] = entry;
        if (decision is not DriftDecision.BackOff step)
            return new DriftVerdict.PutBack(entry.Culprit);
        metrics.SteppedBack(policy.Spec.TargetRef.Kind);
        var verdict = StepBack(policy, revision, entry, step.Until);
        announcer.Fighting(policy, verdict.Message);
        return verdict;
    }

    /// <summary>After the workload was put back.</summary>
    public void Reverted(CachePolicy policy, Revision revision, DriftVerdict verdict)
    {
        _entries[KeyOf(policy)] = EntryOf(policy) with { History = EntryOf(policy).History.Reverted(time.GetUtcNow()) };
        metrics.Reverted(policy.Spec.TargetRef.Kind);
        announcer.DriftReverted(policy, revision, DriftCulprit.Describe(verdict.Culprit));
    }

    /// <summary>How long the operator steps back from now on; null: it does not.</summary>
    public TimeSpan? Remaining(CachePolicy policy) => EntryOf(policy).History.Until is { } until && until > time.GetUtcNow() ? until - time.GetUtcNow() : null;

    public void Forget(CachePolicy policy) => _entries.TryRemove(KeyOf(policy), out _);

    private static DriftVerdict.StepBack StepBack(CachePolicy policy, Revision revision, Entry entry, DateTimeOffset until)
    {
        var message = $"{policy.Spec.TargetRef.Kind} {policy.Spec.TargetRef.Name} was taken off revision {revision.Hash} again and again, last by {DriftCulprit.Describe(entry.Culprit)}; "
            + $"it is put back at {until:HH:mm:ss} UTC and not before: make that manager leave the volume {Marks.Volume} and the annotation {Marks.Revision} alone (docs/gitops.md)";
        return new(entry.Culprit, until, message);
    }

    private Entry EntryOf(CachePolicy policy) => _entries.GetValueOrDefault(KeyOf(policy)) ?? new(DriftHistory.None, null);

    private static string KeyOf(CachePolicy policy) => policy.Metadata.Uid ?? "";

    private sealed record Entry(DriftHistory History, DriftCulprit? Culprit);
}
