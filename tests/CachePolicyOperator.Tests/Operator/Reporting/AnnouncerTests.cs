using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;

namespace CachePolicyOperator.Tests.Operator.Reporting;

public sealed class AnnouncerTests
{
    private static readonly Revision Revision = new("r1", "storefront-r1", 1);
    private static readonly CachePolicy Policy = new() { Metadata = new() { Name = "storefront" }, Spec = new() { TargetRef = new() { Name = "proxy" } } };
    private static readonly Outcome Served = new Outcome.RolledOut(Revision, new(2, 2, []));

    private readonly Recorded _events = new();

    [Fact]
    public void A_rollout_that_goes_well_is_two_events()
    {
        var announcer = new Announcer(_events);
        var rolling = Compose(Policy, new Outcome.Rolling(Revision, new(RolloutPhase.Promoting, ConditionReasons.Progressing, "1 of 2", false)));
        var served = Compose(Policy with { Status = rolling }, Served);

        announcer.RolloutStarted(Policy, Revision);
        announcer.Announce(Policy, rolling);
        announcer.Announce(Policy with { Status = rolling }, served);
        announcer.Announce(Policy with { Status = served }, Compose(Policy with { Status = served }, Served));

        Assert.Equal(["Normal RolloutStarted", "Normal AllPodsServe"], _events.All);
    }

    [Fact]
    public void The_start_of_a_rollout_names_workload_revision_and_config_map()
    {
        new Announcer(_events).RolloutStarted(Policy, Revision);

        var note = Assert.Single(_events.Notes);
        Assert.Contains("Deployment proxy", note, StringComparison.Ordinal);
        Assert.Contains("revision r1", note, StringComparison.Ordinal);
        Assert.Contains("ConfigMap storefront-r1", note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_needs_a_person_is_a_warning_and_told_once()
    {
        var rejected = Compose(Policy, new Outcome.Rejected("spec.rules: empty"));
        new Announcer(_events).Announce(Policy, rejected);
        new Announcer(_events).Announce(Policy with { Status = rejected }, rejected);

        Assert.Equal(["Warning Invalid"], _events.All);
    }

    [Fact]
    public void A_step_that_fails_for_another_reason_is_told_again()
    {
        var missing = Compose(Policy, Blocked(ConditionReasons.TargetNotFound));
        new Announcer(_events).Announce(Policy, missing);
        new Announcer(_events).Announce(Policy with { Status = missing }, Compose(Policy, Blocked(ConditionReasons.ContainerNotFound)));

        Assert.Equal(["Warning TargetNotFound", "Warning ContainerNotFound"], _events.All);
    }

    [Fact]
    public void A_policy_that_serves_again_says_so()
    {
        var served = Compose(Policy, Served);
        var deviating = Compose(Policy with { Status = served }, new Outcome.RolledOut(Revision, new(2, 1, [])));
        new Announcer(_events).Announce(Policy with { Status = served }, deviating);
        new Announcer(_events).Announce(Policy with { Status = deviating }, served);

        Assert.Equal(["Warning PodsDeviate", "Normal AllPodsServe"], _events.All);
    }

    [Fact]
    public void A_policy_that_is_accepted_with_warnings_says_so_once()
    {
        var warned = StatusComposer.Compose(Policy, Served, "spec.rules[0].key: keeps utm_source (KEY-004)", RolloutRecord.Of(null), DateTimeOffset.UnixEpoch);
        new Announcer(_events).Announce(Policy, warned);
        new Announcer(_events).Announce(Policy with { Status = warned }, warned);

        Assert.Equal(["Warning ValidWithWarnings", "Normal AllPodsServe"], _events.All);
    }

    private static Outcome.Blocked Blocked(string reason) => new(Revision, new(reason, "…"));

    private static CachePolicyStatus Compose(CachePolicy policy, Outcome outcome) => StatusComposer.Compose(policy, outcome, null, RolloutRecord.Of(null), DateTimeOffset.UnixEpoch);

    private sealed class Recorded : IEventRecorder
    {
        public List<string> All { get; } = [];

        public List<string> Notes { get; } = [];

        public void Record(IKubernetesObject regarding, EventType type, string reason, string action, string note)
        {
            All.Add($"{type} {reason}");
            Notes.Add(note);
        }
    }
}
