using CachePolicyOperator.Drift;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Controllers;

/// <summary>Whether a workload may be switched.</summary>
internal abstract record Clearance
{
    private Clearance()
    {
    }

    /// <summary>It may, and takes the revision for the first time.</summary>
    public sealed record Begin : Clearance;

    /// <summary>It may: somebody took it off the revision.</summary>
    public sealed record PutBack(DriftVerdict Verdict) : Clearance;

    /// <summary>Not now.</summary>
    public sealed record Wait(RolloutDecision.Wait Decision) : Clearance;
}
