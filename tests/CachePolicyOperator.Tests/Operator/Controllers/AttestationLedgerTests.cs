using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Tests.Policy.Rollout;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Controllers;

public sealed class AttestationLedgerTests
{
    private static readonly Revision Revision = new("r1", "storefront-r1", 1);
    private static readonly Attestation AllServe = new(3, 3, []);
    private static readonly CachePolicy Policy = new() { Metadata = new() { Name = "storefront", Uid = "u1" } };
    private static readonly Deployment Workload = Workloads.Complete;

    private readonly FakeTimeProvider _time = new();
    private readonly AttestationLedger _ledger;

    public AttestationLedgerTests() => _ledger = new(_time, new Random(1));

    [Fact]
    public void Nothing_is_recalled_of_pods_that_were_never_asked() => Assert.Null(_ledger.Recall(Policy, Workload, Revision));

    [Fact]
    public void An_answer_holds_for_the_interval()
    {
        _ledger.Keep(Policy, Workload, Revision, AllServe);
        _time.Advance(AttestationLedger.Interval - TimeSpan.FromSeconds(1));
        Assert.Equal(AllServe, _ledger.Recall(Policy, Workload, Revision));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_ledger.Recall(Policy, Workload, Revision));
    }

    [Fact]
    public void An_answer_with_deviations_is_asked_for_again()
    {
        _ledger.Keep(Policy, Workload, Revision, new(3, 2, [new() { Pod = "proxy-1", Reason = "serves revision r0" }]));
        Assert.Null(_ledger.Recall(Policy, Workload, Revision));
        Assert.Null(_ledger.Remaining(Policy));
    }

    [Fact]
    public void An_answer_ends_with_the_revision_and_with_any_change_of_the_pods()
    {
        _ledger.Keep(Policy, Workload, Revision, AllServe);
        Assert.Null(_ledger.Recall(Policy, Workload, Revision with { Hash = "r2" }));
        Assert.Null(_ledger.Recall(Policy, Workload.WithStatus(s => s with { ReadyReplicas = 2 }), Revision));
        Assert.Null(_ledger.Recall(Policy, Workload with { Metadata = Workload.Metadata with { Uid = "another" } }, Revision));
    }

    [Fact]
    public void After_a_start_a_status_that_says_all_serve_is_believed_for_a_part_of_the_interval()
    {
        var told = Told("r1", 1, 3, 3, ConditionStatus.True);
        Assert.Equal(3, _ledger.Recall(told, Workload, Revision)?.Serving);
        Assert.InRange(_ledger.Remaining(told)!.Value, TimeSpan.Zero, AttestationLedger.Interval);
    }

    [Theory]
    [InlineData("r0", 1, 3, 3)]
    [InlineData("r1", 2, 3, 3)]
    [InlineData("r1", 1, 3, 2)]
    [InlineData("r1", 1, 2, 2)]
    public void A_status_that_says_something_else_is_not_believed(string revision, long generation, int ready, int serving)
    {
        Assert.Null(_ledger.Recall(Told(revision, generation, ready, serving, ConditionStatus.True), Workload, Revision));
    }

    [Fact]
    public void A_status_that_counts_pods_by_what_they_mount_is_no_answer_of_theirs() =>
        Assert.Null(_ledger.Recall(Told("r1", 1, 3, 3, ConditionStatus.Unknown), Workload, Revision));

    [Fact]
    public void A_forgotten_policy_leaves_nothing()
    {
        _ledger.Keep(Policy, Workload, Revision, AllServe);
        _ledger.Forget(Policy);
        Assert.Null(_ledger.Recall(Policy, Workload, Revision));
    }

    private static CachePolicy Told(string revision, long generation, int ready, int serving, ConditionStatus serves) => Policy with
    {
        Status = new()
        {
            Revision = revision,
            CacheGeneration = generation,
            Pods = new() { Ready = ready, Serving = serving },
            Conditions = [new() { Type = ConditionTypes.Serving, Status = serves }],
        },
    };
}
