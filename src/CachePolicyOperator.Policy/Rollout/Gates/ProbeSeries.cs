using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>What one pod answered to one probe, in the order of the requests.</summary>
internal sealed record ProbeSeries(string Pod, EffectiveProbe Probe, IReadOnlyList<ProbeSample.Answered> Answers, IReadOnlyList<ProbeSample.Silent> Silences)
{
    internal int Count => Answers.Count + Silences.Count;

    /// <summary>One for each pod and probe, also where nothing was sent.</summary>
    internal static IReadOnlyList<ProbeSeries> Of(IEnumerable<PodObservation> pods, EffectivePolicy policy) =>
        [.. from pod in pods from probe in policy.Probes select Of(pod, probe)];

    private static ProbeSeries Of(PodObservation pod, EffectiveProbe probe)
    {
        var samples = pod.Samples.Where(sample => sample.Probe == probe.Name).ToList();
        return new(pod.Name, probe, [.. samples.OfType<ProbeSample.Answered>()], [.. samples.OfType<ProbeSample.Silent>()]);
    }
}
