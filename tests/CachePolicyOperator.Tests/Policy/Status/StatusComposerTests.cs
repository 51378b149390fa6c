using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Tests.Policy.Status;

public sealed class StatusComposerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Revision Revision = new("r2", "storefront-r2", 3);
    private static readonly Outcome Served = new Outcome.RolledOut(Revision, new(2, 2, []));
    private static readonly RolloutRecord Record = new(
        new() { Revision = "r2", ConfigMap = "storefront-r2", CacheGeneration = 3, Since = Noon },
        new() { Phase = RolloutPhase.Complete, Revision = "r2", Started = Noon, CanaryPods = ["a"], Gates = [new() { Name = "Readiness" }] },
        null,
        new Attestation(2, 2, [], [new() { Revision = "r2", Pods = 2 }]).ToStatus());

    private static readonly CachePolicy Policy = new() { Metadata = new() { Name = "storefront", Generation = 7 } };

    [Fact]
    public void Everything_is_true_when_every_pod_serves()
    {
        var status = Compose(Policy, Served);
        Assert.All(status.Conditions!, c => Assert.Equal(ConditionStatus.True, c.Status));
        Assert.All(status.Conditions!, c => Assert.Equal(7, c.ObservedGeneration));
        Assert.Equal(("r2", "storefront-r2", 3), (status.Revision, status.ConfigMap, status.CacheGeneration));
        Assert.Equal(["Accepted", "Rendered", "RolledOut", "Serving", "Ready"], status.Conditions!.Select(c => c.Type));
    }

    [Fact]
    public void Ready_takes_its_reason_from_the_first_step_that_is_not_true()
    {
        var status = Compose(Policy, new Outcome.Blocked(Revision, new(ConditionReasons.TargetNotFound, "no Deployment")));
        var ready = status.Conditions!.Single(c => c.Type == ConditionTypes.Ready);
        Assert.Equal((ConditionStatus.False, ConditionReasons.TargetNotFound, "no Deployment"), (ready.Status, ready.Reason, ready.Message));
    }

    [Fact]
    public void A_rejected_policy_keeps_naming_what_it_served()
    {
        var before = Policy with { Status = Compose(Policy, Served) };
        var status = Compose(before, new Outcome.Rejected("spec.rules[0].ttl.edge: too long"));

        Assert.Equal("r2", status.Revision);
        Assert.Contains("r2 stays in place", status.Conditions!.Single(c => c.Type == ConditionTypes.RolledOut).Message, StringComparison.Ordinal);
        Assert.Equal(ConditionReasons.Invalid, status.Conditions!.Single(c => c.Type == ConditionTypes.Ready).Reason);
    }

    [Fact]
    public void Warnings_leave_a_policy_accepted_and_ready_and_are_told()
    {
        var status = StatusComposer.Compose(Policy, Served, "spec.rules[0].key: keeps utm_source (KEY-004)", Record, Noon);
        var accepted = status.Conditions!.Single(c => c.Type == ConditionTypes.Accepted);

        Assert.Equal((ConditionStatus.True, ConditionReasons.ValidWithWarnings, "spec.rules[0].key: keeps utm_source (KEY-004)"), (accepted.Status, accepted.Reason, accepted.Message));
        Assert.Equal(ConditionStatus.True, status.Conditions!.Single(c => c.Type == ConditionTypes.Ready).Status);
    }

    [Fact]
    public void A_transition_time_moves_only_with_its_status()
    {
        var before = Policy with { Status = Compose(Policy, new Outcome.Rolling(Revision, new(RolloutPhase.Promoting, ConditionReasons.Progressing, "1 of 2", false))) };
        var status = StatusComposer.Compose(before, Served, null, Record, Noon.AddMinutes(1));

        Assert.Equal(Noon, status.Conditions!.Single(c => c.Type == ConditionTypes.Rendered).LastTransitionTime);
        Assert.Equal(Noon.AddMinutes(1), status.Conditions!.Single(c => c.Type == ConditionTypes.RolledOut).LastTransitionTime);
    }

    [Fact]
    public void Nothing_new_composes_to_the_same_status()
    {
        var before = Policy with { Status = Compose(Policy, Served) };
        Assert.True(StatusComposer.Same(before.Status, StatusComposer.Compose(before, Served, null, Record, Noon.AddHours(1))));
    }

    [Fact]
    public void A_new_message_is_something_new()
    {
        var before = Policy with { Status = Compose(Policy, Served) };
        var less = new Outcome.RolledOut(Revision, new(2, 1, [new() { Pod = "proxy-1", Reason = "serves revision r1" }]));
        Assert.False(StatusComposer.Same(before.Status, Compose(before, less)));
    }

    [Fact]
    public void Two_rivals_are_told_who_won()
    {
        var status = Compose(Policy, new Outcome.Conflicted("shop/first"));
        Assert.Contains("shop/first", status.Conditions![0].Message, StringComparison.Ordinal);
        Assert.Null(status.Revision);
    }

    [Fact]
    public void A_status_that_went_through_the_API_server_equals_the_one_that_was_sent()
    {
        var sent = StatusComposer.Compose(new(), Served, null, Record, Noon.AddMilliseconds(456));
        var json = JsonSerializer.Serialize(sent, EntitiesJsonContext.Default.CachePolicyStatus);
        var stored = JsonSerializer.Deserialize(json, EntitiesJsonContext.Default.CachePolicyStatus);

        Assert.True(StatusComposer.Same(stored, sent));
    }

    private static CachePolicyStatus Compose(CachePolicy policy, Outcome outcome) => StatusComposer.Compose(policy, outcome, null, Record, Noon);
}
