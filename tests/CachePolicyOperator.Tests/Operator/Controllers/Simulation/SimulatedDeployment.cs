using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Rollout.Holding;

namespace CachePolicyOperator.Tests.Operator.Controllers.Simulation;

/// <summary>A ReplicaSet for each template, whose minReadySeconds follow the Deployment's only while the template is its.</summary>
internal sealed class SimulatedDeployment(int replicas) : SimulatedWorkload(replicas)
{
    private readonly HashSet<string> _neverAvailable = [];

    private int Surge => Held?.Pods ?? 1;

    private int Unavailable => Held is null ? 1 : 0;

    public override void Control()
    {
        if (Held is null)
            _neverAvailable.Remove(Template);
        else
            _neverAvailable.Add(Template);

        if (Count(p => p.Revision == Template) < Replicas && Pods.Count < Replicas + Surge)
        {
            Make(0, Template);
            return;
        }

        var spare = Pods.Count - (Replicas - Unavailable) - Count(p => p.Revision == Template && !Available(p));
        var old = Pods.Where(p => p.Revision != Template).OrderBy(Available).FirstOrDefault();
        if (spare > 0 && old is not null && (!Available(old) || Count(Available) > Replicas - Unavailable))
            Pods.Remove(old);
        else if (Count(p => p.Revision == Template) > Replicas)
            Pods.Remove(Pods.First(p => p.Revision == Template));
    }

    public override IWorkload Seen() => new Deployment
    {
        Metadata = new() { Name = "proxy", Namespace = "shop", Uid = "w1", Generation = 1, Annotations = Annotations },
        Spec = new()
        {
            Replicas = Replicas,
            Selector = new(),
            Template = PodTemplate,
            MinReadySeconds = Held is null ? null : StrategyHold.MinReadySeconds,
            Strategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = StrategyHold.Text(Surge), MaxUnavailable = StrategyHold.Text(Unavailable) } },
        },
        Status = new()
        {
            ObservedGeneration = 1,
            Replicas = Pods.Count,
            UpdatedReplicas = Count(p => p.Revision == Template),
            ReadyReplicas = Count(p => p.Ready),
            AvailableReplicas = Count(Available),
        },
    };

    private bool Available(SimulatedPod pod) => pod.Ready && !_neverAvailable.Contains(pod.Revision);
}
