using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Rollout.Holding;
using static CachePolicyOperator.Tests.Policy.Rollout.Trial;

namespace CachePolicyOperator.Tests.Policy.Rollout;

/// <summary>Decisions from the first patch of a canary to its last.</summary>
public sealed class CanaryTests
{
    private static readonly string Goal = Workloads.Wanted.Revision;

    [Fact]
    public void A_change_with_a_canary_is_held_by_the_patch_that_switches()
    {
        var step = Assert.IsType<RolloutDecision.Switch>(RolloutPlanner.Decide(Facts with { Workload = Before, Status = null }));
        Assert.Equal(1, step.Hold!.Pods);
        Assert.Equal(OwnStrategy.Of(Before), step.Hold.Was);
    }

    [Fact]
    public void What_was_before_the_hold_outlives_a_second_switch()
    {
        var other = Held.WithTemplate(Workloads.Template("storefront-other", "other"));
        var step = Assert.IsType<RolloutDecision.Switch>(RolloutPlanner.Decide(Facts with { Workload = other, Status = null }));
        Assert.Equal(OwnStrategy.Of(Before), step.Hold!.Was);
    }

    [Fact]
    public void A_return_and_a_revision_that_has_served_before_need_no_canary()
    {
        Assert.Null(Assert.IsType<RolloutDecision.Switch>(RolloutPlanner.Decide(Facts with { Workload = Before, Status = null, IsReturn = true })).Hold);
        Assert.Null(Assert.IsType<RolloutDecision.Switch>(RolloutPlanner.Decide(Facts with { Workload = Before, Status = null, Stable = Goal })).Hold);
    }

    [Fact]
    public void A_return_releases_what_is_held() =>
        Assert.IsType<RolloutDecision.Release>(RolloutPlanner.Decide(Facts with { IsReturn = true }));

    [Fact]
    public void A_strategy_without_order_has_no_canary()
    {
        var recreate = Before with { Spec = Before.Spec! with { Strategy = new() { Type = "Recreate" } } };
        Assert.Equal(ConditionReasons.CanaryImpossible, Assert.IsType<RolloutDecision.Blocked>(RolloutPlanner.Decide(Facts with { Workload = recreate, Status = null })).Reason);
    }

    [Fact]
    public void The_pods_are_looked_at_while_it_is_held() => Assert.IsType<RolloutDecision.LookAtPods>(RolloutPlanner.Decide(Facts with { Pods = null }));

    [Fact]
    public void A_canary_that_is_not_ready_is_waited_for_until_the_deadline()
    {
        var waiting = Facts with { Pods = new([Old("old-1"), New("new-1", ready: false)]) };
        Assert.Equal(ConditionReasons.CanaryHeld, Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(waiting)).Reason);
        Assert.Equal(FailureGates.ProgressDeadline, Assert.IsType<RolloutDecision.Return>(RolloutPlanner.Decide(waiting with { Now = Noon.AddMinutes(10) })).Gate);
    }

    [Fact]
    public void A_pod_that_refuses_the_revision_ends_it()
    {
        var back = Assert.IsType<RolloutDecision.Return>(RolloutPlanner.Decide(Facts with { Pods = new([New("new-1", ready: false, "exit code 1")]) }));
        Assert.Equal((FailureGates.Starts, "new-1"), (back.Gate, back.Pod));
    }

    [Fact]
    public void Without_a_good_revision_or_with_Hold_there_is_no_return()
    {
        var refused = Facts with { Pods = new([New("new-1", ready: false, "exit code 1")]) };
        Assert.IsType<RolloutDecision.Fail>(RolloutPlanner.Decide(refused with { Stable = null }));
        Assert.IsType<RolloutDecision.Fail>(RolloutPlanner.Decide(refused with { OnFailure = FailureAction.Hold }));
    }

    [Fact]
    public void What_failed_stays_until_somebody_acts()
    {
        var failed = Facts with { Failure = new() { Revision = Goal, Gate = "Starts", Message = "[emerg] no" } };
        Assert.Contains("[emerg] no", Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(failed)).Message, StringComparison.Ordinal);
        Assert.IsType<RolloutDecision.Release>(RolloutPlanner.Decide(failed with { Promote = Goal }));
    }

    [Fact]
    public void A_complete_canary_is_judged_and_held_and_promoted()
    {
        Assert.Equal(["new-1"], Assert.IsType<RolloutDecision.Judge>(RolloutPlanner.Decide(Facts)).Pods);
        var judged = Facts with { Gates = Passing };
        Assert.Equal(ConditionReasons.CanaryHeld, Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(judged)).Reason);
        Assert.Equal(ConditionReasons.CanaryHeld, Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(judged.At(TimeSpan.FromSeconds(59)))).Reason);
        Assert.IsType<RolloutDecision.Release>(RolloutPlanner.Decide(judged.At(TimeSpan.FromSeconds(60))));
    }

    [Fact]
    public void A_failed_gate_ends_it_at_once()
    {
        var back = Assert.IsType<RolloutDecision.Return>(RolloutPlanner.Decide(Facts with { Gates = [.. Passing, new() { Name = "FreshnessBudget", Result = GateVerdict.Fail, Message = "40 s, 10 s are allowed" }] }));
        Assert.Equal(("FreshnessBudget", "40 s, 10 s are allowed"), (back.Gate, back.Message));
    }

    [Fact]
    public void A_gate_that_cannot_tell_holds_for_ever()
    {
        var missing = (Facts with { Gates = [.. Passing, new() { Name = "FreshnessBudget", Result = GateVerdict.Missing, Message = "no answer" }] }).At(TimeSpan.FromDays(3));
        var wait = Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(missing));
        Assert.Equal((ConditionReasons.GatesMissing, false), (wait.Reason, wait.Overdue));
        Assert.Contains("no answer", wait.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_count_for_the_revision_that_they_name()
    {
        var judged = Facts with { Gates = Passing };
        Assert.IsType<RolloutDecision.Release>(RolloutPlanner.Decide(judged with { Promote = Goal }));
        Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(judged with { Promote = "another" }));
        Assert.Equal(FailureGates.AbortedByUser, Assert.IsType<RolloutDecision.Return>(RolloutPlanner.Decide(judged with { Abort = Goal })).Gate);
        Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(judged with { Abort = "another" }));
    }

    [Fact]
    public void A_pause_keeps_a_change_from_beginning_and_from_being_promoted()
    {
        Assert.Equal(RolloutPhase.Paused, Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(Facts with { Paused = true, Workload = Before, Status = null })).Phase);
        Assert.Equal(RolloutPhase.Paused, Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide((Facts with { Paused = true, Gates = Passing }).At(TimeSpan.FromHours(1)))).Phase);
        Assert.IsType<RolloutDecision.Switch>(RolloutPlanner.Decide(Facts with { Paused = true, Workload = Before, Status = null, IsReturn = true }));
    }

    [Fact]
    public void A_hold_that_somebody_undid_is_put_back()
    {
        var undone = Held with { Spec = Held.Spec! with { MinReadySeconds = 0 } };
        Assert.IsType<RolloutDecision.HoldAgain>(RolloutPlanner.Decide(Facts with { Workload = undone }));
    }

    [Fact]
    public void An_undo_by_a_person_is_left_alone_once_the_strategy_is_given_back()
    {
        var undone = Held.WithTemplate(Before.Spec!.Template!);
        Assert.IsType<RolloutDecision.Release>(RolloutPlanner.Decide(Facts with { Workload = undone }));
        Assert.Equal(ConditionReasons.UndoneByUser, Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(Facts with { Workload = Before })).Reason);
    }

    [Fact]
    public void A_template_without_any_revision_of_ours_gets_the_goal() =>
        Assert.IsType<RolloutDecision.Switch>(RolloutPlanner.Decide(Facts with { Workload = Before.WithTemplate(Workloads.Template("someones", "unknown")) }));

    [Fact]
    public void A_stateful_set_is_held_at_a_partition_that_is_never_below_its_own()
    {
        var set = new StatefulSet { Metadata = Before.Metadata, Spec = new() { Replicas = 5, Template = Before.Spec!.Template, UpdateStrategy = new() { RollingUpdate = new() { Partition = 0 } } } };
        Assert.Equal(3, StrategyHold.For(set, 2).Partition);
        var own = set with { Spec = set.Spec! with { UpdateStrategy = new() { RollingUpdate = new() { Partition = 4 } } } };
        Assert.Equal(4, StrategyHold.For(own, 2).Partition);
    }

    [Fact]
    public void Of_a_daemon_set_as_many_pods_are_replaced_as_the_canary_has()
    {
        var facts = Facts with { Workload = HeldDaemonSet(4, 2), Pods = new([Old("a"), Old("b"), Old("c"), Old("d")]) };
        Assert.Equal(["a", "b"], Assert.IsType<RolloutDecision.Replace>(RolloutPlanner.Decide(facts)).Pods);
        Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(facts with { Pods = new([Old("c"), Old("d")]) }));
        Assert.IsType<RolloutDecision.Wait>(RolloutPlanner.Decide(facts with { Pods = new([Old("c"), Old("d"), New("e", ready: false)]) }));
        Assert.IsType<RolloutDecision.Judge>(RolloutPlanner.Decide(facts with { Pods = new([Old("c"), Old("d"), New("e"), New("f")]) }));
    }

    [Theory]
    [InlineData("1", 20, 1)]
    [InlineData("10%", 20, 2)]
    [InlineData("10%", 25, 3)]
    [InlineData("1%", 3, 1)]
    [InlineData("50", 20, 20)]
    [InlineData("100%", 7, 7)]
    [InlineData("nonsense", 7, 1)]
    public void A_canary_is_a_number_or_a_share_rounded_up(string pods, int desired, int expected) =>
        Assert.Equal(expected, new CanaryPlan(pods, default).Of(desired));

    [Fact]
    public void What_the_annotation_says_is_read_as_it_was_written()
    {
        var held = StrategyHold.For(Before, 1);
        Assert.Equal(held, HeldStrategy.Of(Held));
        Assert.Contains("\"maxUnavailable\":1", held.ToString(), StringComparison.Ordinal);
    }

    private static DaemonSet HeldDaemonSet(int nodes, int canary)
    {
        var set = new DaemonSet { Metadata = Before.Metadata, Spec = new() { Template = Workloads.Complete.Spec!.Template, UpdateStrategy = new() { Type = "RollingUpdate" } }, Status = new() { DesiredNumberScheduled = nodes } };
        return set with
        {
            Metadata = set.Metadata with { Annotations = new Dictionary<string, string> { [Marks.Held] = StrategyHold.For(set, canary).ToString() } },
            Spec = set.Spec! with { UpdateStrategy = new() { Type = "OnDelete" } },
        };
    }
}
