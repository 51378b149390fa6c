using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rollout.Slots;

/// <summary>Which rollouts have a slot. Read from the status alone, so that another leader comes to the same answer.</summary>
/// <remarks>
/// A slot is for pods that are being replaced, or judged for a while. Who waits for a person has none: a rollout that was paused,
/// that failed, or whose time is over (a canary whose gates cannot tell, a workload with strategy OnDelete) moves no pod by
/// itself, and one forgotten rollout would hold up everybody else for ever. A return has a slot, but never waits for one.
/// </remarks>
public static class SlotUse
{
    /// <summary>Null for neither. What has a slot may have lost it to time; see <see cref="IsOver"/>.</summary>
    public static SlotState? Of(CachePolicyStatus? status) => status?.Rollout?.Phase switch
    {
        RolloutPhase.Queued => SlotState.Waiting,
        RolloutPhase.Canary or RolloutPhase.Promoting or RolloutPhase.RollingBack => SlotState.Holding,
        _ => null,
    };

    /// <summary>Whether a rollout has had its time: since it was switched, held as long as it was to be, or promoted, the last of them.</summary>
    public static bool IsOver(RolloutStatus rollout, TimeSpan deadline, DateTimeOffset now) =>
        (rollout.Promoted ?? rollout.HeldUntil ?? rollout.Started) is { } begun && now - begun >= deadline;

    public static bool Holds(CachePolicyStatus? status, TimeSpan deadline, DateTimeOffset now) =>
        Of(status) == SlotState.Holding && !IsOver(status!.Rollout!, deadline, now);
}
