using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>Every canary pod says on its status port that it serves the revision and the cache generation on trial.</summary>
/// <remarks>A proxy that kept its old configuration, though the pod mounts the new one, is found here and nowhere else.</remarks>
internal sealed class ServesRevision : IGate
{
    public string Name => nameof(ServesRevision);

    public GateResult Judge(CanaryObservation observation, EffectivePolicy policy)
    {
        var (findings, wanted) = (new GateFindings(Name), observation.Wanted);
        var canary = observation.Canary.ToList();
        if (canary.Count == 0)
            findings.Missing($"no pod has revision {wanted.Hash} yet");
        foreach (var pod in canary)
        {
            switch (pod.Answer)
            {
                case PodAnswer.Serves serves when serves.Revision != wanted.Hash:
                    findings.Fail($"{pod.Name} serves revision {serves.Revision} instead of {wanted.Hash}");
                    break;
                case PodAnswer.Serves serves when serves.CacheGeneration != wanted.CacheGeneration:
                    findings.Fail($"{pod.Name} serves cache generation {serves.CacheGeneration} instead of {wanted.CacheGeneration}");
                    break;
                case PodAnswer.Silent silent:
                    findings.Missing($"{pod.Name} does not say what it serves: {silent.Why}");
                    break;
                case null:
                    findings.Missing($"{pod.Name} was not asked what it serves");
                    break;
            }
        }

        return findings.Result($"{canary.Count} of {canary.Count} canary pods serve revision {wanted.Hash}, cache generation {wanted.CacheGeneration}");
    }
}
