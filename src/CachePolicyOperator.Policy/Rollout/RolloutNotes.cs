using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>What a policy's status says about its rollout after a step of it.</summary>
public static class RolloutNotes
{
    /// <param name="facts">What the step was decided from.</param>
    /// <param name="phase">How far the revision is now.</param>
    /// <param name="message">The same in words.</param>
    public static RolloutStatus After(RolloutFacts facts, RolloutPhase phase, string message)
    {
        var before = facts.Status;
        var now = WholeSeconds(facts.Now);
        var held = before?.HeldSince ?? (facts.Gates is null ? null : now);
        var beyond = phase is RolloutPhase.Promoting or RolloutPhase.Complete;
        return new()
        {
            Phase = phase,
            Revision = facts.Goal.Revision,
            Message = message,
            Started = before?.Started ?? now,
            HeldSince = held,
            HeldUntil = held + facts.Canary?.Hold,
            Promoted = before?.Promoted ?? (held is not null && beyond ? now : null),
            CanaryPods = CanaryPods(facts) ?? before?.CanaryPods,
            Gates = Latest(before?.Gates, facts.Gates),
        };
    }

    /// <summary>Before the workload is switched there is no start.</summary>
    public static RolloutStatus NotBegun(RolloutFacts facts, RolloutPhase phase, string message) => new()
    {
        Phase = phase,
        Revision = facts.Goal.Revision,
        Message = message,
    };

    /// <summary>metav1.Time has whole seconds; rounding here keeps a status equal to itself after a round trip.</summary>
    public static DateTimeOffset WholeSeconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    /// <summary>Named while they are judged.</summary>
    private static List<string>? CanaryPods(RolloutFacts facts) => facts.Gates is null
        ? null
        : facts.Pods?.With(facts.Goal.Revision).Select(p => p.Name).Order(StringComparer.Ordinal).Take(10).ToList();

    /// <summary>Numbers change with every look: they are new only when what they mean is.</summary>
    private static IReadOnlyList<GateStatus>? Latest(IReadOnlyList<GateStatus>? before, IReadOnlyList<GateStatus>? now) =>
        now is null || (before is not null && before.Select(g => (g.Name, g.Result)).SequenceEqual(now.Select(g => (g.Name, g.Result)))) ? before : now;
}
