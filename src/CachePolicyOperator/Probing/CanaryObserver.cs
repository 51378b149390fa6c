using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Probing;

/// <summary>Looks at a workload's pods while some of them try a change: asks them, probes some, and asks Prometheus where the policy says so.</summary>
/// <remarks>
/// Guarantees: reads only, and leaves the judgement to <see cref="CanaryJudge"/>; what pods, or Prometheus, do wrong is part of the
/// observation and never thrown. One observation costs a pod at most <see cref="Prober.Repetitions"/> requests for each probe.
/// </remarks>
internal sealed class CanaryObserver(PodProbe revisions, Prober prober, IMetricsSource metrics)
{
    /// <summary>So many pods of the canary are probed. All of them are asked for their revision.</summary>
    internal const int ProbedOfCanary = 4;

    /// <summary>So many of the others are probed, to compare with.</summary>
    internal const int ProbedOfOthers = 2;

    private const int Parallelism = 16;

    /// <param name="policy">The policy on trial.</param>
    /// <param name="wanted">The revision on trial.</param>
    /// <param name="pods">The workload's pods, as they are now.</param>
    /// <param name="cancellationToken">Ends the observation.</param>
    public async Task<CanaryObservation> ObserveAsync(EffectivePolicy policy, Revision wanted, IReadOnlyList<Pod> pods, CancellationToken cancellationToken)
    {
        var subjects = CanarySubject.Choose(pods, wanted);
        var observed = new ObservedPod[subjects.Count];
        var answers = AskAsync(policy, subjects, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, subjects.Count, options, async (i, token) => observed[i] = await ObserveAsync(policy, subjects[i], token));
        return new() { Wanted = wanted, Pods = observed, Queries = await answers };
    }

    private async Task<ObservedPod> ObserveAsync(EffectivePolicy policy, CanarySubject subject, CancellationToken cancellationToken) => new()
    {
        Name = subject.Pod.Metadata.Name ?? "",
        IsCanary = subject.IsCanary,
        IsReady = subject.Pod.IsReady,
        Restarts = subject.Pod.Status?.ContainerStatuses?.Sum(container => container.RestartCount) ?? 0,
        Answer = subject.IsCanary && subject.Pod.IsReady ? await revisions.AskAsync(subject.Pod, policy.Listen.StatusPort, cancellationToken) : null,
        Samples = subject.IsProbed ? await prober.ProbeAsync(subject.Pod, policy, cancellationToken) : null,
    };

    private async Task<IReadOnlyDictionary<string, QueryAnswer>> AskAsync(EffectivePolicy policy, IReadOnlyList<CanarySubject> subjects, CancellationToken cancellationToken)
    {
        var canary = subjects.Where(subject => subject.IsCanary).Select(subject => subject.Pod.Metadata.Name ?? "").ToList();
        var answers = new Dictionary<string, QueryAnswer>(StringComparer.Ordinal);
        foreach (var gate in policy.Queries)
            answers[gate.Name] = await metrics.AskAsync(gate, canary, cancellationToken);
        return answers;
    }
}
