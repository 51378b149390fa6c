using System.Collections.Concurrent;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// Remembers what pods said, so that a reconcile in which nothing changed asks nobody. After a start of the operator the
/// policies' statuses fill it, spread over the interval: a change of leader must not make every pod be asked at once.
/// </summary>
internal sealed class AttestationLedger(TimeProvider time, Random random)
{
    /// <summary>Pods whose answers were right are asked again after this time.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <summary>An earlier answer that still holds, or null.</summary>
    public Attestation? Recall(CachePolicy policy, IWorkload workload, Revision revision)
    {
        var uid = policy.Metadata.Uid ?? "";
        var subject = new Subject(revision, workload.Metadata.Uid, workload.Metadata.Generation, workload.Progress);
        if (_entries.TryGetValue(uid, out var entry))
            return entry.Subject == subject && time.GetUtcNow() < entry.Until ? entry.Attestation : null;
        if (FromStatus(policy.Status, workload, revision) is not { } attestation)
            return null;

        _entries[uid] = new(subject, attestation, time.GetUtcNow() + (Interval * random.NextDouble()));
        return attestation;
    }

    /// <summary>Keeps an answer in which every pod served the revision; others are asked for again.</summary>
    public void Keep(CachePolicy policy, IWorkload workload, Revision revision, Attestation attestation)
    {
        var until = attestation.AllServe ? time.GetUtcNow() + Interval : DateTimeOffset.MinValue;
        _entries[policy.Metadata.Uid ?? ""] = new(new(revision, workload.Metadata.Uid, workload.Metadata.Generation, workload.Progress), attestation, until);
    }

    /// <summary>When the answer that is kept for a policy ends, from now; null where there is none.</summary>
    public TimeSpan? Remaining(CachePolicy policy) =>
        _entries.TryGetValue(policy.Metadata.Uid ?? "", out var entry) && entry.Until > time.GetUtcNow() ? entry.Until - time.GetUtcNow() : null;

    public void Forget(CachePolicy policy) => _entries.TryRemove(policy.Metadata.Uid ?? "", out _);

    /// <summary>
    /// Only where Serving is true have pods been asked: while they are replaced, status.pods counts them by what they mount, which
    /// proves nothing.
    /// </summary>
    private static Attestation? FromStatus(CachePolicyStatus? status, IWorkload workload, Revision revision) =>
        status is { Pods: { } pods } && status.Revision == revision.Hash && status.CacheGeneration == revision.CacheGeneration
        && status.Conditions?.Any(condition => condition is { Type: ConditionTypes.Serving, Status: ConditionStatus.True }) == true
        && pods.Ready > 0 && pods.Serving == pods.Ready && pods.Ready == workload.Progress.Ready
            ? new(pods.Ready, pods.Serving, pods.Deviating ?? [], pods.Revisions)
            : null;

    private sealed record Subject(Revision Revision, string? WorkloadUid, long WorkloadGeneration, WorkloadProgress Progress);

    private sealed record Entry(Subject Subject, Attestation Attestation, DateTimeOffset Until);
}
