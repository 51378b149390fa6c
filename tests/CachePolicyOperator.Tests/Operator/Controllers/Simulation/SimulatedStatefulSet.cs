using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Tests.Operator.Controllers.Simulation;

/// <summary>One pod after the other from the last ordinal down, each of which has to be ready before the next (OrderedReady).</summary>
internal sealed class SimulatedStatefulSet(int replicas) : SimulatedWorkload(replicas)
{
    private string _current = "good";

    private int Partition => Held?.Partition ?? 0;

    public override void Control()
    {
        for (var slot = 0; slot < Replicas; slot++)
        {
            if (Pods.Find(p => p.Slot == slot) is not { } pod)
            {
                Make(slot, slot < Partition ? _current : Template);
                return;
            }

            if (!pod.Ready)
                return;
        }

        for (var slot = Replicas - 1; slot >= Partition; slot--)
        {
            if (Pods.Find(p => p.Slot == slot && p.Revision != Template) is { } old)
            {
                Pods.Remove(old);
                return;
            }
        }

        if (Partition == 0)
            _current = Template;
    }

    public override IWorkload Seen() => new StatefulSet
    {
        Metadata = new() { Name = "proxy", Namespace = "shop", Uid = "w1", Generation = 1, Annotations = Annotations },
        Spec = new() { Replicas = Replicas, Selector = new(), Template = PodTemplate, UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { Partition = Partition } } },
        Status = new()
        {
            ObservedGeneration = 1,
            Replicas = Pods.Count,
            UpdatedReplicas = Count(p => p.Revision == Template),
            ReadyReplicas = Count(p => p.Ready),
            CurrentRevision = _current,
            UpdateRevision = Template,
        },
    };
}
