using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;

namespace CachePolicyOperator.Tests.Operator.Reporting;

public sealed class AnnouncerTests
{
    private static readonly Revision Revision = new("r1", "storefront-r1", 1);
    private static readonly CachePolicy Policy = new() { Metadata = new() { Name = "storefront" } };

    private readonly Recorded _events = new();

    [Fact]
    public void Each_step_that_became_true_is_told_once()
    {
        var served = Compose(Policy, new Outcome.RolledOut(Revision, new(2, 2, [])));
        new Announcer(_events).Announce(Policy, served);
        Assert.Equal(["Normal Valid", "Normal ConfigMapCreated", "Normal Complete", "Normal AllPodsServe"], _events.All);

        _events.All.Clear();
        new Announcer(_events).Announce(Policy with { Status = served }, served);
        Assert.Empty(_events.All);
    }

    [Fact]
    public void What_needs_a_person_is_a_warning()
    {
        new Announcer(_events).Announce(Policy, Compose(Policy, new Outcome.Rejected("spec.rules: empty")));
        Assert.Equal(["Warning Invalid"], _events.All);
    }

    [Fact]
    public void Progress_is_no_warning()
    {
        new Announcer(_events).Announce(Policy, Compose(Policy, new Outcome.Rolling(Revision, new(ConditionReasons.Progressing, "1 of 2", false))));
        Assert.Contains("Normal Progressing", _events.All);
    }

    private static CachePolicyStatus Compose(CachePolicy policy, Outcome outcome) => StatusComposer.Compose(policy, outcome, null, null, DateTimeOffset.UnixEpoch);

    private sealed class Recorded : IEventRecorder
    {
        public List<string> All { get; } = [];

        public void Record(IKubernetesObject regarding, EventType type, string reason, string action, string note) => All.Add($"{type} {reason}");
    }
}
