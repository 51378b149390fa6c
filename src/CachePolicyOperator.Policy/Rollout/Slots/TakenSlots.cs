using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Rollout.Slots;

/// <summary>Slots that are taken by rollouts in progress, or kept for those whose turn comes earlier.</summary>
internal sealed class TakenSlots
{
    private readonly Dictionary<string, int> _byNamespace = [];

    // Whoever is kept a slot must still be able to take it after those behind it have begun, so its bounds bind them, too.
    private readonly Dictionary<string, int> _boundByNamespace = [];
    private int _bound = int.MaxValue;
    private int _all;

    public TakenSlots(IEnumerable<NamespacedName> inProgress)
    {
        foreach (var policy in inProgress)
            Take(policy);
    }

    /// <summary>Somebody waits for the cluster: nobody after it may begin.</summary>
    public bool IsClosed => _bound == 0;

    /// <summary>Null where nothing hinders it.</summary>
    public Hindrance? Hindrance(NamespacedName policy, RolloutBounds bounds) =>
        _all >= Math.Min(_bound, bounds.Cluster.Most) ? Slots.Hindrance.Cluster
        : _byNamespace.GetValueOrDefault(policy.Namespace) >= Math.Min(BoundOf(policy), bounds.Namespace.Most) ? Slots.Hindrance.Namespace
        : null;

    /// <summary>Whether there is a slot for it, which is then kept; where there is none, those after it have to wait behind it.</summary>
    public bool Admit(NamespacedName policy, RolloutBounds bounds)
    {
        switch (Hindrance(policy, bounds))
        {
            case Slots.Hindrance.Cluster:
                _bound = 0;
                return false;
            case Slots.Hindrance.Namespace:
                _boundByNamespace[policy.Namespace] = 0;
                return false;
            default:
                Take(policy);
                _bound = Math.Min(_bound, bounds.Cluster.Most);
                _boundByNamespace[policy.Namespace] = Math.Min(BoundOf(policy), bounds.Namespace.Most);
                return true;
        }
    }

    private int BoundOf(NamespacedName policy) => _boundByNamespace.GetValueOrDefault(policy.Namespace, int.MaxValue);

    private void Take(NamespacedName policy)
    {
        _all++;
        _byNamespace[policy.Namespace] = _byNamespace.GetValueOrDefault(policy.Namespace) + 1;
    }
}
