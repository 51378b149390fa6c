using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Policy.Status;

/// <summary>How far a policy got in one reconcile.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>It breaks rules; nothing was changed.</summary>
    public sealed record Rejected(string Summary) : Outcome;

    /// <summary>An older policy has the workload; nothing was changed.</summary>
    public sealed record Conflicted(string Winner) : Outcome;

    /// <summary>Its ConfigMap could not be written because the name belongs to somebody else.</summary>
    public sealed record Unrendered(string Message) : Outcome;

    /// <summary>Rendered, but the workload cannot take it.</summary>
    public sealed record Blocked(Revision Revision, RolloutDecision.Blocked Decision) : Outcome;

    /// <summary>The pods are being replaced.</summary>
    public sealed record Rolling(Revision Revision, RolloutDecision.Wait Decision) : Outcome;

    /// <summary>The pods were replaced, and said what they serve.</summary>
    public sealed record RolledOut(Revision Revision, Attestation Attestation) : Outcome;

    /// <summary>A change failed, and the pods serve the last good revision again.</summary>
    public sealed record Returned(Revision Revision, Attestation Attestation, RolloutFailure Failure) : Outcome;
}
