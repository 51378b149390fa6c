using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Rollout.Slots;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Rollout.Slots;

public sealed class RolloutSlotsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void With_room_in_cluster_and_namespace_it_begins()
    {
        Assert.IsType<SlotDecision.Start>(Decide(Request("shop/a", 0, 2, 2), [Key("shop/b")], []));
    }

    [Fact]
    public void A_full_cluster_queues_and_says_whose_bound_it_is()
    {
        var queued = Queued(Request("shop/a", 0, 2, 2), ["blog/b", "wiki/c"]);

        Assert.Equal(1, queued.Place);
        Assert.Equal("waits for other rollouts to end: at most 2 at once in the cluster (guard-rail cluster); next in the queue", queued.Message);
    }

    [Fact]
    public void A_full_namespace_queues_although_the_cluster_has_room()
    {
        var queued = Queued(Request("shop/a", 5, 10, 1), ["shop/b"], Request("shop/c", 1, 10, 1), Request("blog/d", 1, 10, 1));

        Assert.Equal("waits for other rollouts to end: at most 1 at once in namespace shop (guard-rail namespace); place 2 in the queue", queued.Message);
    }

    [Fact]
    public void The_free_slot_is_for_who_waits_longest_and_by_name_among_equals()
    {
        Waiter[] waiting = [Request("shop/b", 1, 2, 2), Request("shop/a", 1, 2, 2), Request("shop/c", 0, 2, 2)];

        Assert.Equal([false, false, true], waiting.Select(request => Begins(request, ["blog/x"], waiting)));
        Assert.Equal([false, true], waiting[..2].Select(request => Begins(request, ["blog/x"], waiting[..2])));
    }

    [Fact]
    public void Who_waits_for_its_namespace_does_not_hold_up_another()
    {
        var stuck = Request("shop/a", 0, 10, 1);

        Assert.True(Begins(Request("blog/b", 9, 10, 1), ["shop/x"], [stuck]));
    }

    [Fact]
    public void Who_has_strict_bounds_is_not_overtaken_for_ever_by_those_with_loose_ones()
    {
        var strict = Request("shop/a", 0, 1, 1);

        Assert.False(Begins(Request("blog/b", 9, 10, 10), ["wiki/x"], [strict]));
        Assert.True(Begins(strict, [], [Request("blog/b", 9, 10, 10)]));
    }

    [Fact]
    public void Who_is_kept_a_slot_can_take_it_whoever_asks_first()
    {
        var strict = Request("shop/a", 0, 10, 1);

        Assert.False(Begins(Request("shop/b", 9, 10, 3), [], [strict]));
        Assert.True(Begins(Request("shop/b", 9, 10, 3), ["shop/a"], []));
    }

    [Theory]
    [InlineData(1, "next in the queue")]
    [InlineData(2, "place 2 in the queue")]
    [InlineData(10, "place 10 in the queue")]
    [InlineData(11, "place 11 to 20 in the queue")]
    [InlineData(20, "place 11 to 20 in the queue")]
    [InlineData(21, "place 21 to 40 in the queue")]
    [InlineData(5000, "place 2561 to 5120 in the queue")]
    public void Far_behind_the_text_seldom_changes(int place, string text)
    {
        var waiting = Enumerable.Range(0, place - 1).Select(i => Request($"shop/p{i:0000}", 0, 1, 1)).ToArray();

        Assert.EndsWith($"; {text}", Queued(Request("shop/z", 1, 1, 1), ["blog/x"], waiting).Message, StringComparison.Ordinal);
    }

    /// <summary>Everybody asks in any order, again and again, while rollouts end in any order.</summary>
    [Fact]
    public void Bounds_hold_and_everybody_gets_a_turn()
    {
        var policies =
            from ns in Gen.Choose(0, 2)
            from since in Gen.Choose(0, 5)
            from cluster in Gen.Choose(1, 4)
            from inNamespace in Gen.Choose(1, 3)
            select (ns, since, cluster, inNamespace);
        var cases = from list in policies.ListOf() from seed in Gen.Choose(0, 1000) select (list.ToList(), seed);

        Prop.ForAll(cases.ToArbitrary(), input => RollsOutEverybody([.. input.Item1.Select((p, i) => Request($"n{p.ns}/p{i:000}", p.since, p.cluster, p.inNamespace))], input.seed))
            .Check(Config.QuickThrowOnFailure);
    }

    private static bool RollsOutEverybody(List<Waiter> waiting, int seed)
    {
        var random = new Random(seed);
        List<NamespacedName> inProgress = [];
        while (waiting.Count > 0)
        {
            // Whom the end of a rollout wakes, and who is told to begin when asking first, are the same.
            if (!Next(inProgress, waiting).ToHashSet().SetEquals(waiting.Where(request => Decide(request, inProgress, waiting) is SlotDecision.Start).Select(request => request.Policy)))
                return false;
            foreach (var request in waiting.OrderBy(_ => random.Next()).ToList())
            {
                if (Decide(request, inProgress, waiting) is not SlotDecision.Start)
                    continue;
                inProgress.Add(request.Policy);
                waiting.Remove(request);
                if (inProgress.Count > request.Bounds.Cluster.Most || inProgress.Count(p => p.Namespace == request.Policy.Namespace) > request.Bounds.Namespace.Most)
                    return false;
            }

            if (inProgress.Count == 0)
                return false;
            inProgress.RemoveAt(random.Next(inProgress.Count));
        }

        return true;
    }

    private static IReadOnlyList<NamespacedName> Next(List<NamespacedName> inProgress, List<Waiter> waiting)
    {
        var bounds = waiting.ToDictionary(waiter => waiter.Policy, waiter => waiter.Bounds);
        return new RolloutSlots(policy => bounds[policy]).Next(inProgress, waiting.Select(waiter => new SlotRequest(waiter.Policy, waiter.Since)));
    }

    private static bool Begins(Waiter request, string[] inProgress, Waiter[] waiting) =>
        Decide(request, inProgress.Select(Key), waiting) is SlotDecision.Start;

    private static SlotDecision.Queued Queued(Waiter request, string[] inProgress, params Waiter[] waiting) =>
        Assert.IsType<SlotDecision.Queued>(Decide(request, inProgress.Select(Key), waiting));

    private static SlotDecision Decide(Waiter request, IEnumerable<NamespacedName> inProgress, IEnumerable<Waiter> waiting)
    {
        var bounds = waiting.Append(request).DistinctBy(waiter => waiter.Policy).ToDictionary(waiter => waiter.Policy, waiter => waiter.Bounds);
        return new RolloutSlots(policy => bounds[policy]).Decide(Of(request), inProgress, waiting.Select(Of));

        static SlotRequest Of(Waiter waiter) => new(waiter.Policy, waiter.Since);
    }

    private static Waiter Request(string policy, int minute, int cluster, int inNamespace) =>
        new(Key(policy), Noon.AddMinutes(minute), new(new(cluster, "guard-rail cluster"), new(inNamespace, "guard-rail namespace")));

    private static NamespacedName Key(string policy) => new(policy.Split('/')[0], policy.Split('/')[1]);

    private sealed record Waiter(NamespacedName Policy, DateTimeOffset Since, RolloutBounds Bounds);
}
