using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Tests.Operator.Controllers.Simulation;

/// <summary>One pod for each node. Whatever is missing is made of the present template; old pods are replaced unless it is held.</summary>
internal sealed class SimulatedDaemonSet(int replicas) : SimulatedWorkload(replicas)
{
    public override void Control()
    {
        for (var node = 0; node < Replicas; node++)
        {
            if (Pods.TrueForAll(p => p.Slot != node))
            {
                Make(node, Template);
                return;
            }
        }

        if (Held is not null)
            return;
        var old = Pods.Where(p => p.Revision != Template).OrderBy(p => p.Ready).FirstOrDefault();
        if (old is not null && (!old.Ready || Count(p => !p.Ready) == 0))
            Pods.Remove(old);
    }

    public override IWorkload Seen() => new DaemonSet
    {
        Metadata = new() { Name = "proxy", Namespace = "shop", Uid = "w1", Generation = 1, Annotations = Annotations },
        Spec = new() { Selector = new(), Template = PodTemplate, UpdateStrategy = new() { Type = Held is null ? "RollingUpdate" : "OnDelete" } },
        Status = new()
        {
            ObservedGeneration = 1,
            DesiredNumberScheduled = Replicas,
            CurrentNumberScheduled = Pods.Count,
            UpdatedNumberScheduled = Count(p => p.Revision == Template),
            NumberReady = Count(p => p.Ready),
            NumberAvailable = Count(p => p.Ready),
        },
    };
}
