using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Rollout.Slots;
using CachePolicyOperator.Runtime.Informers;
using CachePolicyOperator.Tests.Operator.Judging;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Controllers;

public sealed class RolloutQueueTests
{
    private readonly FakeTimeProvider _time = new(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Listed<CachePolicy> _policies = new();
    private readonly Listed<CacheGuardrail> _guardrails = new();
    private readonly PolicyReviews _reviews;

    public RolloutQueueTests()
    {
        _guardrails.Put(new() { Metadata = new() { Name = "two", Uid = "g", Generation = 1 }, Spec = new() { Rollouts = new() { Cluster = 2, Namespace = 2 } } });
        _reviews = new(_policies, new(_guardrails), new Listed<NamespaceMetadata>(), new(new HostIndex(_policies)), _time);
    }

    [Fact]
    public void Those_who_ask_at_once_do_not_all_begin_though_the_cache_knows_of_none()
    {
        var queue = Queue();

        Assert.Equal(2, Enumerable.Range(0, 5).Count(i => queue.Ask(Put($"p{i}")) is SlotDecision.Start));
    }

    [Fact]
    public void Who_has_begun_may_ask_again_and_keeps_one_slot()
    {
        var (queue, policy) = (Queue(), Put("a"));

        Assert.All(Enumerable.Range(0, 3), _ => Assert.IsType<SlotDecision.Start>(queue.Ask(policy)));
        Assert.IsType<SlotDecision.Start>(queue.Ask(Put("b")));
    }

    [Fact]
    public void A_slot_is_given_back_when_the_status_says_so_and_not_while_the_cache_is_behind()
    {
        var (queue, a, c) = (Queue(), Put("a"), Put("c"));
        queue.Ask(a);
        queue.Ask(Put("b"));

        queue.Observe(a, Status(RolloutPhase.Promoting));
        Assert.IsType<SlotDecision.Queued>(queue.Ask(c));

        queue.Observe(a, Status(RolloutPhase.Complete));
        Assert.IsType<SlotDecision.Start>(queue.Ask(c));
    }

    [Fact]
    public void Who_could_not_begin_after_all_or_is_gone_gives_it_back()
    {
        var (queue, a, b) = (Queue(), Put("a"), Put("b"));
        queue.Ask(a);
        queue.Ask(b);
        queue.Observe(a, new());
        queue.Forget(b);

        Assert.Equal(2, Enumerable.Range(0, 5).Count(i => queue.Ask(Put($"p{i}")) is SlotDecision.Start));
    }

    [Fact]
    public void Another_leader_counts_what_the_statuses_tell_and_keeps_the_order()
    {
        Put("a", RolloutPhase.Canary);
        var holder = Put("b", RolloutPhase.RollingBack);
        var young = Put("c", RolloutPhase.Queued, queuedAt: 2);
        var old = Put("d", RolloutPhase.Queued, queuedAt: 1);
        var queue = Queue();

        Assert.Equal(2, Assert.IsType<SlotDecision.Queued>(queue.Ask(young)).Place);
        var done = Put("b", RolloutPhase.RolledBack);

        Assert.Equal([NamespacedName.Of(old)], queue.NextAfter(holder));
        Assert.Empty(queue.NextAfter(done));
        Assert.IsType<SlotDecision.Queued>(queue.Ask(young));
        Assert.IsType<SlotDecision.Start>(queue.Ask(old));
    }

    [Fact]
    public void A_rollout_that_has_had_its_time_does_not_hold_up_the_others()
    {
        Put("a", RolloutPhase.Canary);
        Put("b", RolloutPhase.Canary);
        var (queue, c) = (Queue(), Put("c"));
        Assert.IsType<SlotDecision.Queued>(queue.Ask(c));

        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.IsType<SlotDecision.Start>(queue.Ask(c));
    }

    private RolloutQueue Queue() => new(_policies, new BySlot(_policies), _reviews, _time);

    private CachePolicyStatus Status(RolloutPhase phase, int? queuedAt = null) => new()
    {
        Rollout = new() { Phase = phase, Started = _time.GetUtcNow(), QueuedSince = queuedAt is { } minute ? _time.GetUtcNow().AddMinutes(minute - 60) : null },
    };

    private CachePolicy Put(string name, RolloutPhase? phase = null, int? queuedAt = null)
    {
        var policy = new CachePolicy
        {
            Metadata = new() { Name = name, Namespace = "shop", Uid = name },
            Spec = Storefront.Policy.Spec,
            Status = phase is { } known ? Status(known, queuedAt) : null,
        };
        _policies.Put(policy);
        return policy;
    }

    private sealed class BySlot(IStore<CachePolicy> policies) : IIndex<CachePolicy, SlotState>
    {
        public IEnumerable<CachePolicy> Find(SlotState key) => policies.List().Where(policy => SlotUse.Of(policy.Status) == key);

        public int Count(SlotState key) => Find(key).Count();
    }
}
