using System.Text.Json;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Status;

/// <summary>Puts an outcome into a policy's status.</summary>
public static class StatusComposer
{
    /// <summary>
    /// The new status. It equals the old one when nothing was observed anew: a condition's transition time moves only with its
    /// status. What an unaccepted policy served before stays in revision and configMap.
    /// </summary>
    /// <param name="policy">The policy with its old status.</param>
    /// <param name="outcome">How far it got.</param>
    /// <param name="warnings">What the rules find although they accept the policy; null for nothing.</param>
    /// <param name="record">What is kept about the rollout.</param>
    /// <param name="now">The time of conditions that changed.</param>
    public static CachePolicyStatus Compose(CachePolicy policy, Outcome outcome, string? warnings, RolloutRecord record, DateTimeOffset now)
    {
        var previous = policy.Status ?? new();
        var revision = RevisionOf(outcome);
        return new()
        {
            ObservedGeneration = policy.Metadata.Generation,
            Revision = revision?.Hash ?? previous.Revision,
            ConfigMap = revision?.ConfigMap ?? previous.ConfigMap,
            CacheGeneration = revision?.CacheGeneration ?? previous.CacheGeneration,
            Stable = record.Stable,
            Rollout = record.Rollout,
            Failure = record.Failure,
            Pods = record.Pods,
            Conditions = [.. Verdicts.Of(outcome, previous.Revision, warnings).Select(v => v.ToCondition(previous.Conditions, policy.Metadata.Generation, now))],
        };
    }

    /// <summary>Whether two statuses say the same, as the API server would store them.</summary>
    public static bool Same(CachePolicyStatus? left, CachePolicyStatus right) =>
        left is not null
        && left.ObservedGeneration == right.ObservedGeneration
        && (left.Conditions ?? []).SequenceEqual(right.Conditions ?? [])
        && Bytes(left).AsSpan().SequenceEqual(Bytes(right));

    private static byte[] Bytes(CachePolicyStatus status) =>
        JsonSerializer.SerializeToUtf8Bytes(status with { Conditions = null }, EntitiesJsonContext.Default.CachePolicyStatus);

    private static Revision? RevisionOf(Outcome outcome) => outcome switch
    {
        Outcome.Blocked o => o.Revision,
        Outcome.Rolling o => o.Revision,
        Outcome.RolledOut o => o.Revision,
        Outcome.Returned o => o.Revision,
        _ => null,
    };
}
