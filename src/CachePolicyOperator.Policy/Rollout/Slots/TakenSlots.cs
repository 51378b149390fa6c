using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Policy.Rollout.Slots;

/// <summary>Slots that are taken by rollouts in progress, or kept for those whose turn comes earlier.</summary>
internal sealed class TakenSlots
{
    private readonly Dictionary<string, int> _byNamespace = [];
    private readonly HashSet<string> _closed = [];
    private int _all;
    private bool _isClosed;

    public TakenSlots(IEnumerable<NamespacedName> inProgress)
    {
        foreach (var policy in inProgress)
            Take(policy);
    }

    /// <summary>Null where nothing hinders it.</summary>
    public Hindrance? Hindrance(SlotRequest request) =>
        _isClosed || _all >= request.Bounds.Cluster.Most ? Slots.Hindrance.Cluster
        : _closed.Contains(request.Policy.Namespace) || _byNamespace.GetValueOrDefault(request.Policy.Namespace) >= request.Bounds.Namespace.Most ? Slots.Hindrance.Namespace
        : null;

    /// <summary>Gives it a slot; where there is none, those after it have to wait behind it.</summary>
    public void Admit(SlotRequest request)
    {
        switch (Hindrance(request))
        {
            case Slots.Hindrance.Cluster:
                _isClosed = true;
                break;
            case Slots.Hindrance.Namespace:
                _closed.Add(request.Policy.Namespace);
                break;
            default:
                Take(request.Policy);
                break;
        }
    }

    private void Take(NamespacedName policy)
    {
        _all++;
        _byNamespace[policy.Namespace] = _byNamespace.GetValueOrDefault(policy.Namespace) + 1;
    }
}
