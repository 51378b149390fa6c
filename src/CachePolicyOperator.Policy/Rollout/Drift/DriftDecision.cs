namespace CachePolicyOperator.Policy.Rollout.Drift;

/// <summary>What to do about a workload that was taken off its revision.</summary>
public abstract record DriftDecision
{
    private DriftDecision()
    {
    }

    /// <summary>Put it back.</summary>
    public sealed record Revert : DriftDecision;

    /// <summary>Somebody undoes it each time: leave it until then, because each turn restarts the pods.</summary>
    public sealed record BackOff(DateTimeOffset Until) : DriftDecision;
}
