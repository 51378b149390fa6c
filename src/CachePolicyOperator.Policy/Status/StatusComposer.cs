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
    /// <param name="rolloutStarted">When the workload was switched.</param>
    /// <param name="now">The time of conditions that changed.</param>
    public static CachePolicyStatus Compose(CachePolicy policy, Outcome outcome, string? warnings, DateTimeOffset? rolloutStarted, DateTimeOffset now)
    {
        var previous = policy.Status ?? new();
        var revision = RevisionOf(outcome);
        return previous with
        {
            ObservedGeneration = policy.Metadata.Generation,
            Revision = revision?.Hash ?? previous.Revision,
            ConfigMap = revision?.ConfigMap ?? previous.ConfigMap,
            CacheGeneration = revision?.CacheGeneration ?? previous.CacheGeneration,
            RolloutStarted = rolloutStarted is { } started ? WholeSeconds(started) : null,
            Pods = outcome is Outcome.RolledOut rolledOut ? rolledOut.Attestation.ToStatus() : previous.Pods,
            Conditions = [.. Verdicts.Of(outcome, previous.Revision, warnings).Select(v => v.ToCondition(previous.Conditions, policy.Metadata.Generation, now))],
        };
    }

    /// <summary>Whether two statuses say the same.</summary>
    public static bool Same(CachePolicyStatus? left, CachePolicyStatus right) =>
        left is not null
        && left with { Conditions = null } == right with { Conditions = null }
        && (left.Conditions ?? []).SequenceEqual(right.Conditions ?? []);

    private static Revision? RevisionOf(Outcome outcome) => outcome switch
    {
        Outcome.Blocked o => o.Revision,
        Outcome.Rolling o => o.Revision,
        Outcome.RolledOut o => o.Revision,
        _ => null,
    };

    /// <summary>metav1.Time has whole seconds; rounding here keeps a status equal to itself after a round trip.</summary>
    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
