using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Serving;

/// <summary>Judges a canary by what its pods say on their status port, and by their state.</summary>
internal sealed class StatusPortGates(Attestor attestor) : ICanaryGates
{
    public async Task<IReadOnlyList<GateResult>> JudgeAsync(CachePolicy policy, Revision wanted, IReadOnlyList<Pod> canary, IReadOnlyList<Pod> others, CancellationToken cancellationToken)
    {
        var answers = await attestor.AskAsync(canary, policy.Spec.Listen.StatusPort, cancellationToken);
        var observation = new CanaryObservation
        {
            Wanted = wanted,
            Pods = [.. canary.Zip(answers, Observed)],
        };
        return CanaryJudge.Judge(observation, PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec) with { Probes = [], Queries = [] });
    }

    private static PodObservation Observed(Pod pod, PodAnswer answer) => new()
    {
        Name = pod.Metadata.Name ?? "",
        IsCanary = true,
        IsReady = pod.IsReady,
        Restarts = pod.Status?.ContainerStatuses?.Sum(c => c.RestartCount) ?? 0,
        Answer = answer,
    };
}
