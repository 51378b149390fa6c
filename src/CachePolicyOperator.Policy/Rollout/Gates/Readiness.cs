using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>Every canary pod is ready, and none of its containers was restarted.</summary>
/// <remarks>A pod that is not ready yet may become so: the rollout's deadline ends that wait, not this gate.</remarks>
internal sealed class Readiness : IGate
{
    public string Name => nameof(Readiness);

    public GateResult Judge(CanaryObservation observation, EffectivePolicy policy)
    {
        var findings = new GateFindings(Name);
        var canary = observation.Canary.ToList();
        if (canary.Count == 0)
            findings.Missing("there is no canary pod yet");
        foreach (var pod in canary)
        {
            if (pod.Restarts > 0)
                findings.Fail($"{pod.Name} was restarted {(pod.Restarts == 1 ? "once" : $"{pod.Restarts} times")}");
            else if (!pod.IsReady)
                findings.Missing($"{pod.Name} is not ready");
        }

        return findings.Result($"{canary.Count} of {canary.Count} canary pods are ready and were never restarted");
    }
}
