using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Rollout.Slots;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Controllers;

/// <summary>Lets only so many rollouts be in progress at once.</summary>
/// <remarks>
/// Guarantees: who was told to begin has its slot from that moment on, though the cache has yet to hear of it, until its status
/// says that it needs none. What a former leader let begin counts by its status.
/// Assumption: one leader at a time. A leader that ends between switching a workload and writing the status leaves rollouts that
/// the next one learns of when it looks at them; until then as many more may begin.
/// </remarks>
internal sealed class RolloutQueue
{
    /// <summary>Who waits is woken when a slot is free; this is for slots that time frees.</summary>
    private static readonly TimeSpan LookPerPlace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(5);

    private static readonly SlotDecision.Start Begins = new();

    private readonly Lock _lock = new();
    private readonly HashSet<NamespacedName> _begun = [];
    private readonly IIndex<CachePolicy, SlotState> _bySlot;
    private readonly RolloutSlots _slots;
    private readonly PolicyReviews _reviews;
    private readonly TimeProvider _time;

    public RolloutQueue(IStore<CachePolicy> policies, IIndex<CachePolicy, SlotState> bySlot, PolicyReviews reviews, TimeProvider time)
    {
        _bySlot = bySlot;
        _reviews = reviews;
        _time = time;
        _slots = new(key => policies.Get(key) is { } policy ? reviews.RolloutBoundsFor(policy) : RolloutBounds.Default);
    }

    /// <summary>When to look again at a policy that waits.</summary>
    public static TimeSpan LookAfter(SlotDecision.Queued queued) =>
        LookPerPlace * queued.Place < LongestLook ? LookPerPlace * queued.Place : LongestLook;

    /// <summary>Whether a rollout may begin now. Whoever is told so has to begin, or to say with <see cref="Observe"/> that it has not.</summary>
    public SlotDecision Ask(CachePolicy policy)
    {
        var key = NamespacedName.Of(policy);
        lock (_lock)
        {
            var decision = HasRoom(policy) ? Begins : _slots.Decide(new(key, SinceOf(policy)), Holders().Where(other => other != key), Waiting());
            if (decision is SlotDecision.Start)
                _begun.Add(key);
            return decision;
        }
    }

    /// <summary>Takes note of what a reconcile ended with. <paramref name="status"/>: as it is now, written or not.</summary>
    public void Observe(CachePolicy policy, CachePolicyStatus? status)
    {
        if (!SlotUse.Holds(status, Deadlines.Of(policy), _time.GetUtcNow()))
            Forget(policy);
    }

    public void Forget(CachePolicy policy)
    {
        lock (_lock)
            _begun.Remove(NamespacedName.Of(policy));
    }

    /// <summary>Whose turn it is when a policy has changed that had a slot; for a watch, which asks with the state before the change, too.</summary>
    public IEnumerable<NamespacedName> NextAfter(CachePolicy changed)
    {
        if (SlotUse.Of(changed.Status) != SlotState.Holding)
            return [];
        lock (_lock)
            return Waiting() is [_, ..] waiting ? _slots.Next(Holders(), waiting) : [];
    }

    /// <summary>Whether nobody waits, and there are fewer than may be even if all that could hold a slot do: then who they are does not matter.</summary>
    private bool HasRoom(CachePolicy policy)
    {
        if (_bySlot.Count(SlotState.Waiting) > 0)
            return false;
        var bounds = _reviews.RolloutBoundsFor(policy);
        return _bySlot.Count(SlotState.Holding) + _begun.Count < Math.Min(bounds.Cluster.Most, bounds.Namespace.Most);
    }

    private DateTimeOffset SinceOf(CachePolicy policy) => policy.Status?.Rollout?.QueuedSince ?? _time.GetUtcNow();

    private HashSet<NamespacedName> Holders()
    {
        var now = _time.GetUtcNow();
        var holders = _bySlot.Find(SlotState.Holding)
            .Where(policy => SlotUse.Holds(policy.Status, Deadlines.Of(policy), now))
            .Select(policy => NamespacedName.Of(policy))
            .ToHashSet();
        holders.UnionWith(_begun);
        return holders;
    }

    private IReadOnlyList<SlotRequest> Waiting() =>
    [
        .. _bySlot.Find(SlotState.Waiting)
            .Select(policy => new SlotRequest(NamespacedName.Of(policy), SinceOf(policy)))
            .Where(request => !_begun.Contains(request.Policy)),
    ];
}
