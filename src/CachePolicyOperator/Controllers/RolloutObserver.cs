using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Policy.Rollout.Pods;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Probing;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Controllers;

/// <summary>Looks at a workload's pods for a rollout: who mounts what, how the canary does, why one does not start.</summary>
internal sealed class RolloutObserver(WorkloadPods workloads, CanaryObserver canaries, RefusalReader refusals)
{
    public Task<IReadOnlyList<Pod>> ListAsync(IWorkload workload, CancellationToken cancellationToken) => workloads.ListAsync(workload, cancellationToken);

    public static PodSurvey Survey(IReadOnlyList<Pod> pods, CachePolicy policy) => new([.. pods.Select(p => SurveyedPod.Of(p, policy.Spec.TargetRef.Container))]);

    /// <summary>What the gates say about the pods that have the goal.</summary>
    public async Task<IReadOnlyList<GateStatus>> JudgeAsync(CachePolicy policy, Revision goal, IReadOnlyList<Pod> pods, CancellationToken cancellationToken)
    {
        var effective = PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec);
        var observation = await canaries.ObserveAsync(effective, goal, pods, cancellationToken);
        return [.. CanaryJudge.Judge(observation, effective).Select(ToStatus)];
    }

    /// <summary>The message with the proxy's own words, where a pod's log has any.</summary>
    public async Task<string> ExplainAsync(CachePolicy policy, IReadOnlyList<Pod> pods, string? pod, string message, CancellationToken cancellationToken)
    {
        var refused = pods.FirstOrDefault(p => p.Metadata.Name == pod);
        var words = refused is null ? null : await refusals.ReadAsync(refused, policy.Spec.TargetRef.Container, cancellationToken);
        return words is null ? message : $"{message}: {words}";
    }

    public Task DeleteAsync(IReadOnlyList<Pod> pods, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        workloads.DeleteAsync(pods.Where(p => names.Contains(p.Metadata.Name)), cancellationToken);

    private static GateStatus ToStatus(GateResult result) => new()
    {
        Name = result.Gate,
        Message = result.Message,
        Result = result switch
        {
            GateResult.Pass => GateVerdict.Pass,
            GateResult.Fail => GateVerdict.Fail,
            _ => GateVerdict.Missing,
        },
    };
}
