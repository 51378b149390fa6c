using CachePolicyOperator.Policy.Rollout.Drift;

namespace CachePolicyOperator.Drift;

/// <summary>What is done about a workload that was taken off its revision, and whom it is blamed on.</summary>
internal abstract record DriftVerdict(DriftCulprit? Culprit)
{
    /// <summary>It is put back.</summary>
    public sealed record PutBack(DriftCulprit? Culprit) : DriftVerdict(Culprit);

    /// <summary>It is left as it is until then. <paramref name="Message"/> is for the condition, and stays the same meanwhile.</summary>
    public sealed record StepBack(DriftCulprit? Culprit, DateTimeOffset Until, string Message) : DriftVerdict(Culprit);
}
