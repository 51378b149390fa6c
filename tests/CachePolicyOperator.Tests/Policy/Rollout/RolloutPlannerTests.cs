using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using static CachePolicyOperator.Tests.Policy.Rollout.Workloads;

namespace CachePolicyOperator.Tests.Policy.Rollout;

public sealed class RolloutPlannerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_missing_workload_blocks()
    {
        var blocked = Assert.IsType<RolloutDecision.Blocked>(Decide(null));
        Assert.Equal(ConditionReasons.TargetNotFound, blocked.Reason);
    }

    [Fact]
    public void A_workload_that_is_being_deleted_is_as_good_as_missing() =>
        Assert.IsType<RolloutDecision.Blocked>(Decide(Complete with { Metadata = Complete.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } }));

    [Fact]
    public void A_template_with_another_revision_is_switched() =>
        Assert.Equal(new RolloutDecision.Switch("nginx", null), Decide(Complete.WithTemplate(Template("old", "old"))));

    [Fact]
    public void A_complete_rollout_is_attested() => Assert.IsType<RolloutDecision.Attest>(Decide(Complete));

    [Fact]
    public void A_workload_scaled_to_zero_is_complete() =>
        Assert.IsType<RolloutDecision.Attest>(Decide((Complete with { Spec = Complete.Spec! with { Replicas = 0 } }).WithStatus(s => s with { Replicas = 0, UpdatedReplicas = 0, ReadyReplicas = 0, AvailableReplicas = 0 })));

    [Fact]
    public void A_change_that_the_workloads_controller_has_not_seen_is_waited_for() =>
        Assert.Equal(ConditionReasons.WaitingForController, Wait(Complete.WithStatus(s => s with { ObservedGeneration = 3 })).Reason);

    [Theory]
    [InlineData(1, 3, 4)]
    [InlineData(3, 3, 4)]
    [InlineData(3, 2, 3)]
    public void Old_or_unavailable_pods_are_waited_for(int updated, int available, int total) =>
        Assert.Equal(ConditionReasons.Progressing, Wait(Complete.WithStatus(s => s with { UpdatedReplicas = updated, AvailableReplicas = available, Replicas = total })).Reason);

    [Fact]
    public void A_paused_workload_is_named() =>
        Assert.Equal(ConditionReasons.Paused, Wait((Complete with { Spec = Complete.Spec! with { Paused = true } }).WithStatus(s => s with { UpdatedReplicas = 1 })).Reason);

    [Fact]
    public void The_workloads_own_verdict_of_no_progress_is_a_failure()
    {
        var stuck = Complete.WithStatus(s => s with { UpdatedReplicas = 1, Conditions = [new() { Type = "Progressing", Status = "False", Reason = "ProgressDeadlineExceeded" }] });
        Assert.Equal(FailureGates.ProgressDeadline, Assert.IsType<RolloutDecision.Fail>(Decide(stuck)).Gate);
    }

    [Fact]
    public void An_incomplete_rollout_fails_from_the_deadline_on()
    {
        var slow = Complete.WithStatus(s => s with { AvailableReplicas = 1 });
        Assert.False(Wait(slow, Deadline - TimeSpan.FromSeconds(1)).Overdue);
        Assert.Equal(FailureGates.ProgressDeadline, Assert.IsType<RolloutDecision.Fail>(Decide(slow, Deadline)).Gate);
    }

    [Fact]
    public void A_complete_rollout_is_never_stuck() => Assert.IsType<RolloutDecision.Attest>(Decide(Complete, TimeSpan.FromDays(1)));

    [Fact]
    public void A_stateful_set_that_updates_on_delete_asks_for_the_deletion()
    {
        var set = new StatefulSet
        {
            Metadata = Complete.Metadata,
            Spec = new() { Replicas = 2, Template = Complete.Spec!.Template, UpdateStrategy = new() { Type = "OnDelete" } },
            Status = new() { ObservedGeneration = 4, Replicas = 2, ReadyReplicas = 2, UpdatedReplicas = 0, CurrentRevision = "a", UpdateRevision = "b" },
        };
        Assert.Equal(ConditionReasons.WaitingForPodDeletion, Wait(set).Reason);
    }

    [Fact]
    public void A_stateful_set_that_waits_for_unready_old_pods_says_so()
    {
        var set = new StatefulSet
        {
            Metadata = Complete.Metadata,
            Spec = new() { Replicas = 2, Template = Complete.Spec!.Template },
            Status = new() { ObservedGeneration = 4, Replicas = 2, ReadyReplicas = 1, UpdatedReplicas = 0, CurrentRevision = "a", UpdateRevision = "b" },
        };
        Assert.Equal(ConditionReasons.WaitingForReadyPods, Assert.IsType<RolloutDecision.Wait>(Decide(set, target: Target with { Kind = WorkloadKind.StatefulSet })).Reason);
    }

    [Fact]
    public void A_stateful_set_whose_revisions_agree_is_complete()
    {
        var set = new StatefulSet
        {
            Metadata = Complete.Metadata,
            Spec = new() { Replicas = 2, Template = Complete.Spec!.Template },
            Status = new() { ObservedGeneration = 4, Replicas = 2, ReadyReplicas = 2, UpdatedReplicas = 0, CurrentRevision = "b", UpdateRevision = "b" },
        };
        Assert.IsType<RolloutDecision.Attest>(Decide(set));
    }

    [Fact]
    public void A_daemon_set_is_complete_when_every_node_has_the_new_pod()
    {
        var set = new DaemonSet
        {
            Metadata = Complete.Metadata,
            Spec = new() { Template = Complete.Spec!.Template },
            Status = new() { ObservedGeneration = 4, DesiredNumberScheduled = 2, CurrentNumberScheduled = 2, UpdatedNumberScheduled = 2, NumberReady = 2, NumberAvailable = 2 },
        };
        Assert.IsType<RolloutDecision.Attest>(Decide(set));
        Assert.Equal(ConditionReasons.Progressing, Wait(set with { Status = set.Status with { NumberAvailable = 1 } }).Reason);
    }

    private static RolloutDecision Decide(IWorkload? workload, TimeSpan elapsed = default, TargetRef? target = null) => RolloutPlanner.Decide(new()
    {
        Workload = workload,
        Target = target ?? Target,
        Goal = Wanted,
        Deadline = Deadline,
        Status = new() { Revision = Wanted.Revision, Started = Noon - elapsed },
        Pods = new([]),
        Now = Noon,
    });

    private static RolloutDecision.Wait Wait(IWorkload workload, TimeSpan elapsed = default) =>
        Assert.IsType<RolloutDecision.Wait>(Decide(workload, elapsed));
}
