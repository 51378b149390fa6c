using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Pods;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Serving;

/// <summary>Asks every ready pod of a workload what it serves: having written a ConfigMap proves nothing.</summary>
internal sealed class Attestor(WorkloadPods workloads, PodProbe probe, RefusalReader refusals)
{
    /// <summary>So many pods are asked at once: a workload of a thousand pods must not see a burst.</summary>
    private const int Parallelism = 16;

    public async Task<Attestation> AttestAsync(IWorkload workload, CachePolicy policy, Revision revision, CancellationToken cancellationToken)
    {
        var pods = await workloads.ListAsync(workload, cancellationToken);
        Pod[] ready = [.. pods.Where(p => p.IsReady).OrderBy(p => p.Metadata.Name, StringComparer.Ordinal)];
        var answers = await AskAsync(ready, policy.Spec.Listen.StatusPort, cancellationToken);
        await ExplainStraysAsync(ready, answers, policy.Spec.TargetRef.Container, revision, cancellationToken);
        return Attestation.Judge(answers, Unready(pods, policy.Spec.TargetRef.Container), revision.Hash, revision.CacheGeneration);
    }

    /// <summary>What these pods say they serve, in their order.</summary>
    private async Task<PodAnswer[]> AskAsync(Pod[] pods, int statusPort, CancellationToken cancellationToken)
    {
        var answers = new PodAnswer[pods.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, pods.Length, options, async (i, token) => answers[i] = await probe.AskAsync(pods[i], statusPort, token));
        return answers;
    }

    /// <summary>Why a pod serves something else may be in its log. Only those that the status names are looked into.</summary>
    private async Task ExplainStraysAsync(Pod[] pods, PodAnswer[] answers, string? container, Revision revision, CancellationToken cancellationToken)
    {
        foreach (var i in Enumerable.Range(0, answers.Length).Where(i => Attestation.IsStray(answers[i], revision.Hash, revision.CacheGeneration)).Take(Attestation.Listed))
            answers[i] = (PodAnswer.Serves)answers[i] with { Refusal = await refusals.ReadLatestAsync(pods[i], container, cancellationToken) };
    }

    /// <summary>A pod that is starting is no news; one whose proxy ended is.</summary>
    private static IReadOnlyList<DeviatingPod> Unready(IReadOnlyList<Pod> pods, string? container) =>
        [.. pods
            .Where(p => !p.IsReady)
            .Select(p => SurveyedPod.Of(p, container))
            .Where(p => p.Trouble is not null)
            .Select(p => new DeviatingPod { Pod = p.Name, Reason = $"is not ready: {p.Trouble}" })];
}
