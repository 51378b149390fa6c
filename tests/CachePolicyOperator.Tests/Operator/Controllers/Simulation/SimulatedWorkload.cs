using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Holding;
using CachePolicyOperator.Tests.Policy.Rollout;

namespace CachePolicyOperator.Tests.Operator.Controllers.Simulation;

/// <summary>
/// A workload with its own controller and kubelet, each of which does one thing when it is told to. What it does follows the real
/// controllers as far as rollouts depend on it.
/// </summary>
internal abstract class SimulatedWorkload(int replicas)
{
    private int _made;

    protected int Replicas { get; } = replicas;

    public string Template { get; private set; } = "good";

    public HeldStrategy? Held { get; private set; }

    public List<SimulatedPod> Pods { get; } = [];

    /// <summary>Every pod that was ever made.</summary>
    public List<SimulatedPod> Ever { get; } = [];

    public abstract IWorkload Seen();

    /// <summary>One step of the workload's own controller.</summary>
    public abstract void Control();

    public void Populate()
    {
        for (var slot = 0; slot < Replicas; slot++)
            Make(slot, "good").Ready = true;
    }

    public virtual void Switch(string revision, HeldStrategy? hold) => (Template, Held) = (revision, hold ?? Held);

    public virtual void Release() => Held = null;

    public void Delete(IReadOnlyList<string> names) => Pods.RemoveAll(p => names.Contains(p.Name));

    /// <summary>The kubelet gets one pod to run, or fails to.</summary>
    public void Start(Random random, Func<string, bool> starts)
    {
        var waiting = Pods.Where(p => !p.Ready && !p.Broken).ToList();
        if (waiting.Count == 0)
            return;
        var pod = waiting[random.Next(waiting.Count)];
        (pod.Ready, pod.Broken) = starts(pod.Revision) ? (true, false) : (false, true);
    }

    protected SimulatedPod Make(int slot, string revision)
    {
        var pod = new SimulatedPod(slot, $"proxy-{_made++:000}", revision);
        Pods.Add(pod);
        Ever.Add(pod);
        return pod;
    }

    protected PodTemplate PodTemplate => Workloads.Template($"storefront-{Template}", Template);

    protected Dictionary<string, string>? Annotations => Held is null ? null : new() { [Marks.Held] = Held.ToString() };

    protected int Count(Func<SimulatedPod, bool> which) => Pods.Count(which);
}
