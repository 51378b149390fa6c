using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>What one pod answered to one probe, in the order of the requests.</summary>
internal sealed record ProbeSeries(string Pod, EffectiveProbe Probe, IReadOnlyList<ProbeSample.Answered> Answers, IReadOnlyList<ProbeSample.Silent> Silences)
{
    internal int Count => Answers.Count + Silences.Count;

    /// <summary>One for each probe and each pod that was probed, also where no request was sent.</summary>
    internal static IReadOnlyList<ProbeSeries> Of(IEnumerable<ObservedPod> pods, EffectivePolicy policy) =>
        [.. from pod in pods where pod.Samples is not null from probe in policy.Probes select Of(pod, pod.Samples ?? [], probe)];

    /// <summary>Those of the canary. It is a gap where there are probes and no canary pod to send them to.</summary>
    internal static IReadOnlyList<ProbeSeries> OfCanary(CanaryObservation observation, EffectivePolicy policy, GateFindings findings)
    {
        var canary = Of(observation.Canary, policy);
        if (canary.Count == 0 && policy.Probes.Count > 0)
            findings.Missing("no canary pod was probed");
        return canary;
    }

    private static ProbeSeries Of(ObservedPod pod, IReadOnlyList<ProbeSample> all, EffectiveProbe probe)
    {
        var samples = all.Where(sample => sample.Probe == probe.Name).ToList();
        return new(pod.Name, probe, [.. samples.OfType<ProbeSample.Answered>()], [.. samples.OfType<ProbeSample.Silent>()]);
    }
}
