using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Rollout.Slots;

/// <summary>Decides whose rollout begins when only so many may be in progress at once.</summary>
/// <remarks>
/// Guarantees: who waits longest begins first, by name among equals. Who waits for the cluster is overtaken by nobody, so that a
/// policy with strict bounds gets its turn between those with loose ones; who waits for its namespace is overtaken only by other
/// namespaces, so that one namespace does not hold up the cluster.
/// </remarks>
/// <param name="boundsOf">How many rollouts may be in progress when a policy's begins; asked only of those that it matters for.</param>
public sealed class RolloutSlots(Func<NamespacedName, RolloutBounds> boundsOf)
{
    private static readonly SlotDecision.Start Begins = new();

    private static Comparer<SlotRequest> Order { get; } = Comparer<SlotRequest>.Create(static (a, b) =>
        a.Since != b.Since ? a.Since.CompareTo(b.Since)
        : a.Policy.Namespace != b.Policy.Namespace ? string.CompareOrdinal(a.Policy.Namespace, b.Policy.Namespace)
        : string.CompareOrdinal(a.Policy.Name, b.Policy.Name));

    /// <param name="request">Who asks.</param>
    /// <param name="inProgress">Policies whose rollouts are in progress, each once.</param>
    /// <param name="waiting">Everybody who waits; with or without who asks.</param>
    public SlotDecision Decide(SlotRequest request, IEnumerable<NamespacedName> inProgress, IEnumerable<SlotRequest> waiting)
    {
        var taken = new TakenSlots(inProgress);
        var bounds = boundsOf(request.Policy);
        var earlier = waiting.Where(other => other.Policy != request.Policy && Order.Compare(other, request) < 0);

        // What is taken already is never given back by those who wait, so most need no look at who of them comes when.
        if (taken.Hindrance(request.Policy, bounds) is null)
            _ = Admitted(taken, earlier).Count();
        return taken.Hindrance(request.Policy, bounds) is { } hindrance ? Wait(request.Policy, bounds, hindrance, earlier) : Begins;
    }

    /// <summary>Those whose turn it is, in order.</summary>
    public IReadOnlyList<NamespacedName> Next(IEnumerable<NamespacedName> inProgress, IEnumerable<SlotRequest> waiting) =>
        [.. Admitted(new(inProgress), waiting)];

    private IEnumerable<NamespacedName> Admitted(TakenSlots taken, IEnumerable<SlotRequest> waiting) =>
        from request in waiting.Order(Order).TakeWhile(_ => !taken.IsClosed)
        where taken.Admit(request.Policy, boundsOf(request.Policy))
        select request.Policy;

    private static SlotDecision.Queued Wait(NamespacedName policy, RolloutBounds bounds, Hindrance hindrance, IEnumerable<SlotRequest> earlier)
    {
        var isCluster = hindrance == Hindrance.Cluster;
        var bound = isCluster ? bounds.Cluster : bounds.Namespace;
        var place = 1 + earlier.Count(other => isCluster || other.Policy.Namespace == policy.Namespace);
        var where = isCluster ? "in the cluster" : $"in namespace {policy.Namespace}";
        return new(place, $"waits for other rollouts to end: at most {bound.Most} at once {where} ({bound.SetBy}); {Place(place)}");
    }

    /// <summary>Exact near the front; further back in steps that double.</summary>
    private static string Place(int place)
    {
        if (place == 1)
            return "next in the queue";
        if (place <= 10)
            return $"place {place} in the queue";
        var below = 10;
        while (below * 2 < place)
            below *= 2;
        return $"place {below + 1} to {below * 2} in the queue";
    }
}
