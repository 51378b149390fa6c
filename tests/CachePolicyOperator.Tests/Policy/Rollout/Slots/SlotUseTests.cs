using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Slots;

namespace CachePolicyOperator.Tests.Policy.Rollout.Slots;

public sealed class SlotUseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(RolloutPhase.Queued, SlotState.Waiting)]
    [InlineData(RolloutPhase.Canary, SlotState.Holding)]
    [InlineData(RolloutPhase.Promoting, SlotState.Holding)]
    [InlineData(RolloutPhase.RollingBack, SlotState.Holding)]
    [InlineData(RolloutPhase.Paused, null)]
    [InlineData(RolloutPhase.Complete, null)]
    [InlineData(RolloutPhase.RolledBack, null)]
    [InlineData(RolloutPhase.Failed, null)]
    public void Only_what_replaces_or_judges_pods_has_a_slot(RolloutPhase phase, SlotState? state) =>
        Assert.Equal(state, SlotUse.Of(new() { Rollout = new() { Phase = phase } }));

    [Fact]
    public void A_policy_that_was_never_rolled_out_has_none()
    {
        Assert.Null(SlotUse.Of(null));
        Assert.Null(SlotUse.Of(new()));
    }

    [Theory]
    [InlineData(0, null, null, 9, true)]
    [InlineData(0, null, null, 10, false)]
    [InlineData(0, 30, null, 39, true)]
    [InlineData(0, 30, null, 40, false)]
    [InlineData(0, 30, 60, 69, true)]
    [InlineData(0, 30, 60, 70, false)]
    public void It_is_lost_once_the_time_is_over_whatever_the_canary_waits_for(int started, int? heldUntil, int? promoted, int now, bool holds)
    {
        var rollout = new RolloutStatus { Phase = RolloutPhase.Canary, Started = At(started), HeldUntil = At(heldUntil), Promoted = At(promoted) };

        Assert.Equal(holds, SlotUse.Holds(new() { Rollout = rollout }, Deadline, Noon.AddMinutes(now)));
    }

    private static DateTimeOffset? At(int? minute) => minute is { } minutes ? Noon.AddMinutes(minutes) : null;
}
